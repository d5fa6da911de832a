import { classWords, type DataMapRow, dataMap, inWords, purposeWords } from '#db/data-map.ts'

export type PrivacyLine = { holds: string; columns: string[]; class: string; keep: string; seen: string }

/** What the service holds, by purpose, for the public privacy page: made from the declarations, never by hand. */
export function listHoldingsByPurpose(): { purpose: string; lines: PrivacyLine[] }[] {
  const map = dataMap()
  return Object.entries(purposeWords)
    .map(([purpose, words]) => ({ purpose: words, lines: linesOf(map.filter((row) => row.purpose === purpose)) }))
    .filter(({ lines }) => lines.length > 0)
}

/** Columns of one table that are declared alike share a line. */
function linesOf(rows: DataMapRow[]): PrivacyLine[] {
  const lines = new Map<string, PrivacyLine>()
  for (const row of rows) {
    const key = [row.table, row.class, row.keep, row.seen].join('\n')
    const line = lines.get(key) ?? {
      holds: row.holds,
      columns: [],
      class: classWords[row.class],
      keep: row.keep,
      seen: row.seen,
    }
    lines.set(key, { ...line, columns: [...line.columns, inWords(row.column)] })
  }
  return [...lines.values()]
}
