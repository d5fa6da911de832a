import writeExcelFile from 'write-excel-file/node'

/** A sheet of a workbook: constant name, a heading row, and rows of text. */
export type Sheet = { name: string; head: readonly string[]; rows: readonly (readonly string[])[] }

const CELL_LIMIT = 32_000
/** Characters that XML cannot carry. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/**
 * Sheets as an XLSX file. Every cell is a string and none a formula, whatever it starts with (security.md INJ-04): what a
 * program reads as text it does not run.
 */
export async function toXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, head, rows }) => ({
    sheet: name,
    data: [head.map((words) => ({ ...cell(words), fontWeight: 'bold' as const })), ...rows.map((row) => row.map(cell))],
    columns: head.map(() => ({ width: 30 })),
    stickyRowsCount: 1,
  }))
  return writeExcelFile(written).toBuffer()
}

const cell = (text: string) => ({ value: text.replace(NOT_XML, '').slice(0, CELL_LIMIT), type: String, wrap: true })
