import { isLocalDate, type LocalDate, localDateFromParts } from '../shared/dates.ts'
import { isBlank, UNPRINTABLE } from '../shared/fields.ts'
import { adjustmentsIn } from './import-adjustments.ts'
import { guessField, IMPORT_FIELDS, type ImportField, isNoHeading, whyNotHeld } from './import-columns.ts'
import { IMPORT_ROUTES, readAddress } from './import-contact.ts'
import type { FileToLookAt, ImportRow, Told, UnnamedFile } from './import-staged.ts'
import { ALIAS_MAX, whyNotAnAlias } from './rules.ts'

/** Most lines of one file, and most columns. */
export const MAX_LINES = 300
export const MAX_COLUMNS = 40
const MAX_CELL = 500

export type SheetLine = { line: number; cells: string[] }
type Refusal = { ok: false; words: string }
/** Which column is what, by its place in the file. */
export type Mapping = ReadonlyMap<number, ImportField>

const no = (words: string): Refusal => ({ ok: false, words })

/**
 * The file as it waits for its columns to be named. Columns that we never hold are dropped here, before anything is stored
 * (product.md, "Personal data").
 */
export function unnamedFrom(sheet: readonly SheetLine[]): { ok: true; file: UnnamedFile } | Refusal {
  const [header, ...lines] = sheet
  if (!header) return no('The file is empty')
  const headings = header.cells.slice(0, header.cells.findLastIndex((cell) => !isBlank(cell)) + 1).map(tidy)
  if (isNoHeading(headings)) return no('The first line must name the columns. It holds somebody’s details')
  if (lines.length === 0) return no('The file has a first line with the names of the columns, and nobody below it')
  if (lines.length > MAX_LINES) return no(`The file must have no more than ${MAX_LINES} lines. It has ${lines.length}`)
  if (headings.length > MAX_COLUMNS) return no(`The file must have no more than ${MAX_COLUMNS} columns`)
  const columns = headings.map((heading, at) => ({ heading, at, why: whyNotHeld(heading) }))
  const kept = columns.filter(({ why, at }) => why === null && lines.some(({ cells }) => !isBlank(cells[at] ?? '')))
  if (kept.length === 0) return no('None of the columns can be brought in. The file needs a column of first names')
  const guesses = firstOfEach(kept.map(({ heading }) => guessField(heading)))
  return {
    ok: true,
    file: {
      stage: 'columns',
      columns: kept.map(({ heading }, at) => ({ heading: heading || 'No heading', guess: guesses[at] ?? null })),
      lines: lines.map(({ line, cells }) => ({
        line,
        cells: kept.map(({ at }) => (cells[at] ?? '').slice(0, MAX_CELL)),
      })),
      refused: columns.flatMap(({ heading, why }) => (why ? [{ heading, why }] : [])),
    },
  }
}

const tidy = (cell: string) =>
  cell
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 60)

const firstOfEach = (guesses: (ImportField | null)[]) =>
  guesses.map((field, at) => (field !== null && guesses.indexOf(field) === at ? field : null))

/** Why columns cannot be named like this, in words; null when they can. */
export function whyNotMapped(mapping: Mapping): string | null {
  const fields = [...mapping.values()]
  if (!fields.includes('alias')) return 'Say which column holds the first names'
  const twice = IMPORT_FIELDS.find((field) => fields.filter((one) => one === field).length > 1)
  return twice ? 'Two columns are said to be the same. Choose one of them' : null
}

/** The lines as they would be brought in, and what is wrong with the others. Columns that are not named are dropped. */
export function namedFrom(file: UnnamedFile, mapping: Mapping, today: LocalDate): FileToLookAt {
  const rows: ImportRow[] = []
  const problems: Told[] = []
  const notes: Told[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of file.lines) {
    const cell = (field: ImportField) => {
      const at = [...mapping].find(([, one]) => one === field)?.[0]
      return at === undefined ? '' : (cells[at] ?? '').replace(/\s+/g, ' ').trim()
    }
    const read = readLine(cell, today)
    read.problems.push(...twins(read.indexes, seen, line))
    if (cells.some((text) => UNPRINTABLE.test(text))) read.problems.push('There is a character that cannot be shown')
    problems.push(...read.problems.map((words) => ({ line, words })))
    if (read.problems.length > 0) continue
    for (const index of read.indexes) if (!seen.has(index)) seen.set(index, line)
    notes.push(...read.notes.map((words) => ({ line, words })))
    rows.push({ line, ...read.row })
  }
  const leftOut = file.columns.flatMap(({ heading }, at) => (mapping.has(at) ? [] : [heading]))
  return { stage: 'look', rows, problems, notes, refused: file.refused, leftOut }
}

function readLine(cell: (field: ImportField) => string, today: LocalDate) {
  const problems: string[] = []
  const notes: string[] = []
  const alias = cell('alias')
  if (isBlank(alias)) problems.push('There is no first name or nickname')
  else if (alias.length > ALIAS_MAX) problems.push(`The first name or nickname is longer than ${ALIAS_MAX} characters`)
  else {
    const why = whyNotAnAlias(alias)
    if (why) problems.push(why)
    else if (/\s/.test(alias)) notes.push('The name has more than one word. Is one of them a surname?')
  }
  const indexes: string[] = []
  const routes: ImportRow['routes'] = []
  for (const route of IMPORT_ROUTES) {
    const typed = cell(route)
    if (isBlank(typed)) continue
    const read = readAddress(route, typed)
    if (read.ok) {
      routes.push({ route, address: read.address })
      indexes.push(`${read.kind} ${read.index}`)
    } else problems.push(read.words)
  }
  const startsOn = readDay(cell('startsOn'), today, problems)
  const { kinds, unknown } = adjustmentsIn(cell('adjustments'))
  if (unknown > 0) notes.push('An adjustment is not on our list and is left out. Add it by hand afterwards')
  return { row: { alias, routes, startsOn, adjustments: kinds }, problems, notes, indexes: [...new Set(indexes)] }
}

function twins(indexes: readonly string[], seen: ReadonlyMap<string, number>, _line: number): string[] {
  return indexes.flatMap((index) => {
    const twin = seen.get(index)
    const what = index.startsWith('email') ? 'email address' : 'phone number'
    return twin === undefined ? [] : [`Line ${twin} has the same ${what}`]
  })
}

function readDay(text: string, today: LocalDate, problems: string[]): LocalDate | null {
  if (isBlank(text)) return null
  const [day = '', month = '', year = ''] = text.split(/[\s/.-]+/)
  const date = isLocalDate(text) ? text : localDateFromParts(day, month, year)
  if (!date) problems.push('The day they started is not a day, like 3 June 2025')
  else if (date > today) problems.push('The day they started is still to come')
  return date
}
