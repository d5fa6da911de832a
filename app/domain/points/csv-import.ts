import { isBlank, UNPRINTABLE } from '../shared/fields.ts'
import { type CsvLine, type CsvRefusal, readCsvLines } from './csv-lines.ts'
import { type Breadth, POINT_BREADTHS, POINT_KINDS, POINT_VALENCES, type PointKind, type Valence } from './status.ts'

/** Largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024
/** Most points in one file. */
export const MAX_POINTS = 2000
/** Longest text of a point, in characters. */
export const MAX_TEXT = 1000
/** Most themes that may be suggested for one point. */
export const MAX_SUGGESTED_THEMES = 3
/** The columns of the forum's own format. */
export const POINT_COLUMNS = ['text', 'kind', 'breadth', 'valence'] as const
/** The columns of the published extracts (domain §10). */
export const EXTRACT_COLUMNS =
  'text source_title source_url suggested_cohort suggested_themes kind speaker content_note sentiment reuse'.split(' ')

export type ImportRow = {
  line: number
  origin: 'forum' | 'published'
  text: string
  kind: PointKind
  breadth: Breadth | null
  valence: Valence | null
  sourceTitle: string | null
  suggestedThemes: string[]
}
export type LineProblem = { line: number; words: string }
export type ImportFormat = 'points' | 'published-extracts'
export type FileReason =
  | CsvRefusal['reason']
  | 'too-large'
  | 'too-many'
  | 'empty'
  | 'unknown-column'
  | 'repeated-column'
  | 'missing-column'
export type FileRefusal = { ok: false; reason: FileReason; line?: number; words: string }
export type PointsFile = { ok: true; format: ImportFormat; rows: ImportRow[]; problems: LineProblem[] }

type Cell = (column: string) => string
type Read = { row: Omit<ImportRow, 'line' | 'text'>; problems: string[] }

/**
 * The points in a CSV file of the forum's own format or of the published extracts (domain §10). Refuses a file as
 * a whole when it is too big (5 MB, 2,000 points), is not text, or its header or quotation marks are wrong;
 * otherwise gives the rows that can be taken and, line by line, what is wrong with the others.
 */
export function readPointsCsv(bytes: Uint8Array): PointsFile | FileRefusal {
  if (bytes.length > MAX_FILE_BYTES) return refuse('too-large', 'The file must be smaller than 5 MB')
  const read = readCsvLines(bytes, MAX_POINTS + 2)
  if (!read.ok) return read
  const [header, ...lines] = read.lines
  if (!header) return refuse('empty', 'The file is empty')
  const columns = columnsOf(header.cells)
  const format = formatOf(columns, header.line)
  if (typeof format !== 'string') return format
  if (lines.length > MAX_POINTS) return refuse('too-many', 'The file must have no more than 2,000 points')
  if (lines.length === 0) return refuse('empty', 'The file has a header but no points')
  return { ok: true, format, ...readLines(lines, columns, format) }
}

/** A spreadsheet may have saved empty columns after the last one. */
function columnsOf(cells: string[]): string[] {
  const columns = cells.map((cell) => cell.trim().toLowerCase())
  return columns.slice(0, columns.findLastIndex((column) => column !== '') + 1)
}

function formatOf(columns: string[], line: number): ImportFormat | FileRefusal {
  const repeated = columns.find((column, at) => columns.indexOf(column) !== at)
  if (repeated !== undefined) return refuse('repeated-column', `The column ${quoted(repeated)} is there twice`, line)
  if (columns.length === EXTRACT_COLUMNS.length && EXTRACT_COLUMNS.every((name) => columns.includes(name))) {
    return 'published-extracts'
  }
  const known: readonly string[] = POINT_COLUMNS
  const unknown = columns.find((column) => !known.includes(column))
  const wanted = 'The first line must name the columns text, kind, breadth and valence'
  if (unknown !== undefined) return refuse('unknown-column', `There is no column ${quoted(unknown)}. ${wanted}`, line)
  const missing = known.find((column) => !columns.includes(column))
  if (missing !== undefined)
    return refuse('missing-column', `The column ${quoted(missing)} is missing. ${wanted}`, line)
  return 'points'
}

function readLines(lines: CsvLine[], columns: string[], format: ImportFormat) {
  const rows: ImportRow[] = []
  const problems: LineProblem[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of lines) {
    const cell: Cell = (column) => (cells[columns.indexOf(column)] ?? '').trim()
    const text = cell('text').replace(/\s+/g, ' ')
    const { row, problems: words } = format === 'points' ? forumPoint(cell) : publishedExtract(cell)
    words.unshift(...cellProblems(cells, columns.length), ...textProblems(text))
    const twin = seen.get(text.toLowerCase())
    if (text && twin !== undefined) words.push(`This is the same text as line ${twin}`)
    else seen.set(text.toLowerCase(), line)
    problems.push(...words.map((problem) => ({ line, words: problem })))
    if (words.length === 0) rows.push({ line, text, ...row })
  }
  return { rows, problems }
}

function forumPoint(cell: Cell): Read {
  const kind = cell('kind') === '' ? 'experience' : codeOf(POINT_KINDS, cell('kind'))
  const breadth = codeOf(POINT_BREADTHS, cell('breadth'))
  const valence = codeOf(POINT_VALENCES, cell('valence'))
  const problems: string[] = []
  if (kind === null) problems.push(notOneOf('kind', cell('kind'), POINT_KINDS))
  if (cell('breadth') === '') problems.push(`Say how many people said it: ${labels(POINT_BREADTHS)}`)
  else if (breadth === null) problems.push(notOneOf('breadth', cell('breadth'), POINT_BREADTHS))
  if (cell('valence') !== '' && valence === null) problems.push(notOneOf('valence', cell('valence'), POINT_VALENCES))
  const row = { origin: 'forum', breadth, valence, sourceTitle: null, suggestedThemes: [] } as const
  return { row: { ...row, kind: kind ?? 'experience', suggestedThemes: [] }, problems }
}

/** Breadth is unknown: a publication is not a room. Themes are suggestions by one reader (domain §10). */
function publishedExtract(cell: Cell): Read {
  const themes = cell('suggested_themes').split(';')
  const row: Read['row'] = {
    origin: 'published',
    kind: 'experience',
    breadth: null,
    valence: cell('sentiment').toLowerCase() === 'positive' ? 'working_well' : null,
    sourceTitle: cell('source_title') || null,
    suggestedThemes: [...new Set(themes.map((code) => code.trim()).filter(Boolean))].slice(0, MAX_SUGGESTED_THEMES),
  }
  return { row, problems: [] }
}

function cellProblems(cells: string[], columns: number): string[] {
  const problems: string[] = []
  if (cells.slice(columns).some((cell) => cell.trim() !== '')) {
    problems.push('There are more cells than columns. Put quotation marks around a text that has a comma in it')
  }
  if (cells.some((cell) => UNPRINTABLE.test(cell))) {
    problems.push('There is a character that cannot be shown. Type the text again')
  }
  return problems
}

function textProblems(text: string): string[] {
  if (isBlank(text)) return ['The text is missing']
  if (text.length > MAX_TEXT) return [`The text must be 1,000 characters or fewer. It has ${text.length}`]
  return []
}

/** The code meant by a code or a label, in any case; null when neither. */
function codeOf<T extends string>(choices: Record<T, { label: string }>, typed: string): T | null {
  const wanted = typed.toLowerCase().replace(/\s+/g, ' ')
  const codes = Object.keys(choices) as T[]
  return codes.find((code) => code === wanted || choices[code].label.toLowerCase() === wanted) ?? null
}

function notOneOf(column: string, typed: string, choices: Record<string, { label: string }>): string {
  return `The ${column} ${quoted(typed)} is not one of: ${labels(choices)}`
}

function labels(choices: Record<string, { label: string }>): string {
  return Object.values(choices)
    .map(({ label }) => label)
    .join(', ')
}

function quoted(text: string): string {
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`
}

function refuse(reason: FileReason, words: string, line?: number): FileRefusal {
  return { ok: false, reason, line, words }
}
