import { stringify } from 'csv-stringify/sync'

/**
 * What a spreadsheet takes for the start of a formula: = + - @, tab, line breaks and NUL, the full-width and small
 * forms, also behind spaces, quotation marks or characters that do not show (security INJ-03).
 */
const FORMULA = /^[\s"'`‘’“”\p{Cf}]*[=+\-@\t\r\n\0＝＋－＠﹢﹣﹦﹫]/u

/**
 * Rows as CSV that Excel and LibreOffice open as UTF-8 text: byte order mark, every cell quoted, lines ending in CRLF.
 * Text that could be read as a formula gets a leading apostrophe; numbers are left alone (security INJ-03).
 */
export function toSpreadsheetCsv(rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : inert(cell))))
  return stringify(cells, { bom: true, quoted: true, quoted_empty: true, record_delimiter: '\r\n' })
}

function inert(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}
