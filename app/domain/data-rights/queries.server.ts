import { config } from '#app/config.server.ts'
import type { Purpose } from '#db/columns.ts'
import { article6Words, conditionWords, type People, purposes } from '#db/data-map/purposes.ts'
import { classWords, inWords } from '#db/data-map/words.ts'
import { type DataMapRow, dataMap } from '#db/data-map.ts'

export type PrivacyLine = { holds: string; columns: string[]; class: string; keep: string; seen: string }
export type Holding = { purpose: string; why: string; lines: PrivacyLine[] }

const PURPOSES = Object.keys(purposes) as Purpose[]

/**
 * What the service holds about somebody, or about nobody, by purpose, for the public privacy page: made from the
 * declarations, never by hand (product.md, "Personal data").
 */
export function listHoldings(about: People): Holding[] {
  const map = dataMap().filter((row) => row.about === about)
  return PURPOSES.map((purpose) => {
    const rows = map.filter((row) => row.purpose === purpose)
    return { purpose: purposes[purpose].words, why: whyInPlainWords(purpose, rows), lines: linesOf(rows) }
  }).filter(({ lines }) => lines.length > 0)
}

/** Why the law lets us hold it, in plain words; with the second sentence where some of it is sensitive. */
function whyInPlainWords(purpose: Purpose, rows: readonly DataMapRow[]): string {
  const { article6, condition } = purposes[purpose]
  const sensitive = condition !== null && rows.some((row) => row.class === 'special')
  return [article6Words[article6].plain, sensitive ? conditionWords[condition].plain : ''].filter(Boolean).join(' ')
}

/** Columns of one table that are declared alike share a line. */
function linesOf(rows: readonly DataMapRow[]): PrivacyLine[] {
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

/** How people reach the controller and their officer; null for what the settings do not name. */
export const getContacts = () => ({ controller: config.controllerContact, officer: config.dpoContact })
