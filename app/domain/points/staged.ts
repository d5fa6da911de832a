import { z } from 'zod'
import type { PointsFile } from './csv-import.ts'
import { identifyingSigns, inWords, newRows } from './rules.ts'
import { BREADTH_CODES, POINT_KIND_CODES, VALENCE_CODES } from './status.ts'

const row = z.object({
  line: z.number(),
  origin: z.enum(['forum', 'published']),
  text: z.string(),
  kind: z.enum(POINT_KIND_CODES),
  breadth: z.enum(BREADTH_CODES).nullable(),
  valence: z.enum(VALENCE_CODES).nullable(),
  sourceTitle: z.string().nullable(),
  suggestedThemes: z.array(z.string()),
})
const told = z.array(z.object({ line: z.number(), words: z.string() }))

/** A file as it waits for its confirmation: what can be taken, what cannot, and what was left out of it. */
export const stagedImport = z.object({
  format: z.enum(['points', 'published-extracts']),
  rows: z.array(row),
  problems: told,
  unknownThemes: z.array(z.string()),
})
export type StagedImport = z.output<typeof stagedImport>
export type StagedRow = StagedImport['rows'][number]

/** The file with only those suggested themes that the codebook has; the others are named. */
export function stagedFrom(file: PointsFile, themeCodes: ReadonlySet<string>): StagedImport {
  const unknown = new Set(file.rows.flatMap((one) => one.suggestedThemes.filter((code) => !themeCodes.has(code))))
  const rows = file.rows.map((one) => ({
    ...one,
    suggestedThemes: one.suggestedThemes.filter((code) => themeCodes.has(code)),
  }))
  return { format: file.format, rows, problems: file.problems, unknownThemes: [...unknown].sort() }
}

/** The lines that may say who they are about, and what in them does. */
export function linesToCheck(rows: readonly Pick<StagedRow, 'line' | 'text'>[]): { line: number; words: string }[] {
  return rows.flatMap(({ line, text }) => {
    const signs = identifyingSigns(text)
    return signs.length > 0 ? [{ line, words: inWords(signs) }] : []
  })
}

/** Most rows shown before the file is confirmed. */
const SHOWN = 50

/** What the page shows of a file that waits, for a session that has these texts already. */
export function previewOf(staged: StagedImport, there: readonly string[]) {
  const rows = newRows(staged.rows, there)
  const known = staged.rows.filter((one) => !rows.includes(one))
  const twins = known.map(({ line }) => ({ line, words: 'This session has a point with this text already' }))
  return {
    format: staged.format,
    good: rows.length,
    shown: rows.slice(0, SHOWN),
    problems: [...staged.problems, ...twins].sort((one, other) => one.line - other.line),
    toCheck: linesToCheck(rows),
    unknownThemes: staged.unknownThemes,
  }
}
export type ImportPreviewData = ReturnType<typeof previewOf>
