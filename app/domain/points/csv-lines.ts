import { CsvError, parse } from 'csv-parse/sync'

/** A row of a CSV file with the line of the file on which it starts; 1 is the first line. */
export type CsvLine = { line: number; cells: string[] }
export type CsvRefusal = {
  ok: false
  reason: 'encoding' | 'unclosed-quote' | 'stray-quote'
  line?: number
  words: string
}

const LINE_BREAK = ['\r\n', '\n', '\r']
const QUOTE = 0x22
const CR = 0x0d
const LF = 0x0a
/**
 * What bytes 0x80 to 0x9F mean in Windows-1252, as Excel saves "CSV". Node's own decoder gets them wrong in some
 * releases.
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * The rows of a CSV file with commas, semicolons or tabs, at most `limit` of them; blank lines are left out.
 * UTF-8, or else Windows-1252. Refuses UTF-16 and files that are not text, and a quotation mark that is not
 * closed, with the line it opens on.
 */
export function readCsvLines(bytes: Uint8Array, limit: number): { ok: true; lines: CsvLine[] } | CsvRefusal {
  const text = decode(bytes)
  if (text === null) return refuse('encoding', 'The file is not a CSV file in UTF-8 or Windows text')
  const content = Buffer.from(text, 'utf8')
  const lineAt = lineCounter(content)
  const lines: CsvLine[] = []
  let end = 0
  try {
    parse(content, {
      delimiter: delimiterOf(text),
      record_delimiter: LINE_BREAK,
      relax_column_count: true,
      skip_empty_lines: true,
      to: limit,
      on_record: (cells: string[], { bytes: next }) => {
        lines.push({ line: lineAt(afterBreaks(content, end)), cells })
        end = next
        return null
      },
    })
  } catch (error) {
    return refusalOf(error, content, lineAt)
  }
  return { ok: true, lines: lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) }
}

function decode(bytes: Uint8Array): string | null {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (utf16 || bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const latin = Buffer.from(bytes).toString('latin1')
    return latin.replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char)
  }
}

/** The separator that the header row has most of; a comma when it has none. */
function delimiterOf(text: string): string {
  const header = /[^\r\n]+/.exec(text)?.[0] ?? ''
  const count = (separator: string) => header.split(separator).length
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best))
}

/** The line on which a byte stands. Asked in rising order, so that a file is counted through once. */
function lineCounter(content: Uint8Array): (at: number) => number {
  let line = 1
  let seen = 0
  return (at) => {
    for (; seen < at; seen += 1) {
      if (content[seen] === LF || (content[seen] === CR && content[seen + 1] !== LF)) line += 1
    }
    return line
  }
}

function afterBreaks(content: Uint8Array, from: number): number {
  let at = from
  while (content[at] === CR || content[at] === LF) at += 1
  return at
}

/** The parser knows how many bytes came before the cell that it could not read. */
function refusalOf(error: unknown, content: Buffer, lineAt: (at: number) => number): CsvRefusal {
  if (!(error instanceof CsvError)) throw error
  const line = lineAt(content.indexOf(QUOTE, Number(error.bytes)))
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_INVALID_CLOSING_QUOTE') {
    return refuse('unclosed-quote', `The quotation mark that opens on line ${line} is never properly closed`, line)
  }
  return refuse('stray-quote', `Line ${line} has a quotation mark in the middle of a cell that is not in quotes`, line)
}

function refuse(reason: CsvRefusal['reason'], words: string, line?: number): CsvRefusal {
  return { ok: false, reason, line, words }
}
