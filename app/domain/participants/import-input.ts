import { z } from 'zod'
import { IMPORT_FIELDS } from './import-columns.ts'
import { MAX_COLUMNS, type Mapping } from './import-lines.ts'

const choice = z.enum(['', ...IMPORT_FIELDS], 'Choose what this column is').optional()
const columns = Object.fromEntries(Array.from({ length: MAX_COLUMNS }, (_, at) => [`column${at}`, choice]))

export const participantImportInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('map'), ...columns }),
  z.strictObject({ intent: z.literal('confirm'), checked: z.literal('yes', 'Tick the box').optional() }),
  z.strictObject({ intent: z.literal('cancel') }),
  z.strictObject({ intent: z.literal('undo') }),
])

/** The name of the field that says what the column at this place is. */
export const columnName = (at: number) => `column${at}`

/** Which column is what, from a form; a column left empty is not brought in. */
export function mappingFrom(form: Readonly<Record<string, unknown>>): Mapping {
  const named = Array.from({ length: MAX_COLUMNS }, (_, at) => {
    const field = IMPORT_FIELDS.find((one) => one === form[columnName(at)])
    return field ? [[at, field] as const] : []
  })
  return new Map(named.flat())
}
