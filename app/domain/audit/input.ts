import { z } from 'zod'
import { isLocalDate, type LocalDate, localDateFromParts } from '../shared/dates.ts'
import type { FieldError } from '../shared/result.ts'
import { auditRoles, isKnownAction } from './actions.ts'
import { isKnownGroup } from './groups.ts'

/** What the trail is filtered by; an empty text filters nothing. Days are London days, both included. */
export type AuditFilter = {
  person: string
  role: string
  action: string
  about: string
  from: LocalDate | ''
  to: LocalDate | ''
}

export const NO_FILTER: AuditFilter = { person: '', role: '', action: '', about: '', from: '', to: '' }

const ID = /^[\w.:-]{1,80}$/
const EARLIEST = '2020-01-01'
const LATEST = '2099-12-31'

const text = (max: number) =>
  z
    .string()
    .transform((typed) => typed.trim())
    .pipe(z.string().max(max))
    .catch('')
const optionalId = text(200).refine(
  (id) => id === '' || ID.test(id),
  'Enter an id as the list shows it, or leave it empty',
)
const known = (is: (value: string) => boolean) => text(80).transform((value) => (is(value) ? value : ''))

const day = (words: 'From' | 'To') =>
  text(40).transform((typed, issue) => {
    const refused = (message: string) => {
      issue.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    const [date, missing] = isLocalDate(typed) ? [typed, false] : fromBoxes(typed)
    if (date === '') return ''
    if (missing) return refused(`${words} must include a day, a month and a year`)
    if (date === null) return refused(`${words} must be a real date`)
    if (date < EARLIEST || date > LATEST) return refused(`${words} must be a date from 2020 to 2099`)
    return date
  })

/** "day/month/year" of three boxes: empty when none is filled, null when there is no such day. */
function fromBoxes(typed: string): [LocalDate | '' | null, boolean] {
  if (typed !== '' && !typed.includes('/')) return [null, false]
  const [day = '', month = '', year = ''] = typed.split('/').map((part) => part.trim())
  if (!day && !month && !year) return ['', false]
  if (!day || !month || !year) return [null, true]
  return [localDateFromParts(day, month, year), false]
}

const fields = {
  person: known((id) => ID.test(id)).default(''),
  role: known((role) => (auditRoles as readonly string[]).includes(role)).default(''),
  action: known((action) => isKnownAction(action) || isKnownGroup(action)).default(''),
  about: optionalId.default(''),
  from: day('From').default(''),
  to: day('To').default(''),
}
const inOrder = ({ from, to }: { from: string; to: string }) => from === '' || to === '' || from <= to
const orderWords = { path: ['to'], message: 'To must be the same as or after From' }

/** A field that is sent once or not at all; one sent twice would filter nothing, and the copy hold more than was asked. */
const once = <T>(field: z.ZodType<T, string | undefined>) => z.string().optional().pipe(field)

/** The form that asks for a copy: the filter of the list it stands under, and nothing else (security.md AZ-05). */
export const exportInput = z
  .strictObject({
    person: once(fields.person),
    role: once(fields.role),
    action: once(fields.action),
    about: once(fields.about),
    from: once(fields.from),
    to: once(fields.to),
  })
  .refine(inOrder, orderWords)

const asked = z.object(fields).refine(inOrder, orderWords)

/** A filter as the address says it, with what is wrong with it. What is not asked for is passed over. */
export type Asked = { filter: AuditFilter; page: number; errors: FieldError[]; typed: Record<string, string> }

/** What the address asks for. Dates may be in three boxes (`from-day` …) or in one (`from=2026-11-19`). */
export function askedFrom(search: URLSearchParams): Asked {
  const typed = Object.fromEntries(search)
  const page = z.coerce.number().int().min(1).max(100_000).catch(1).parse(typed.page)
  const parsed = asked.safeParse({ ...typed, ...joined(typed, 'from'), ...joined(typed, 'to') })
  if (parsed.success) return { filter: parsed.data, page, errors: [], typed }
  const errors = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message }))
  return { filter: NO_FILTER, page: 1, errors, typed }
}

function joined(typed: Record<string, string>, field: 'from' | 'to'): Record<string, string> {
  const boxes = ['day', 'month', 'year'].map((part) => typed[`${field}-${part}`])
  return boxes.every((box) => box === undefined) ? {} : { [field]: boxes.map((box) => box ?? '').join('/') }
}

/** The names of the fields that a filter uses. */
export const usedFields = (filter: AuditFilter) =>
  Object.entries(filter).flatMap(([name, value]) => (value === '' ? [] : [name]))
