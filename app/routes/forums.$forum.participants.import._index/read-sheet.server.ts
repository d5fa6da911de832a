import { MAX_LINES } from '#app/domain/participants/import-lines.ts'
import { readWorkbook, type Workbook } from '#app/domain/participants/import-workbook.server.ts'
import { readCsvLines } from '#app/domain/points/csv-lines.ts'

const begins = (file: Uint8Array, ...bytes: number[]) => bytes.every((byte, at) => file[at] === byte)

/** The lines of a CSV file or of the first sheet of a workbook, by what the file is and not by what it is called. */
export async function readSheetLines(file: Uint8Array): Promise<Workbook> {
  const most = MAX_LINES + 2
  if (begins(file, 0x50, 0x4b)) return readWorkbook(file, most)
  if (begins(file, 0xd0, 0xcf, 0x11, 0xe0))
    return { ok: false, words: 'This is an old Excel file (.xls) or one with a password. Save it as .xlsx or CSV' }
  const read = readCsvLines(file, most)
  return read.ok ? read : { ok: false, words: read.words }
}
