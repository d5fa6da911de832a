import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { unpackedSize } from './import-archive.server.ts'
import type { SheetLine } from './import-lines.ts'

/** Most that the parts of a workbook may come to when they are unpacked, together. */
export const MAX_UNPACKED_BYTES = 20 * 1024 * 1024
/** What the reader may use, and how long it may take: a cell far out makes a sheet of thousands of millions. */
const READER_HEAP_MB = 128
const READER_SECONDS = 10

export type Workbook = { ok: true; lines: SheetLine[] } | { ok: false; words: string }
const no = (words: string): Workbook => ({ ok: false, words })
const BROKEN = 'The file cannot be read as an Excel workbook. Save it again, or save it as CSV'
const TOO_BIG = 'The file is too big when it is unpacked. Copy the lines into a new workbook, or save it as CSV'

const library = createRequire(import.meta.url).resolve('read-excel-file/universal')
/** Runs apart from the service. Formulas are not worked out, and macros are not looked at: only what the cells show. */
const READER = `
const { parentPort, workerData } = require('node:worker_threads')
const { readSheet } = require(workerData.library)
const shown = (cell) => cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell)
readSheet(workerData.bytes).then((rows) => {
  const lines = rows.map((cells, at) => ({ line: at + 1, cells: cells.map(shown) }))
  parentPort.postMessage(lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).slice(0, workerData.most))
}, () => parentPort.postMessage(null))
`

/**
 * The lines of the first sheet of an Excel workbook, with their numbers in it, at most so many. A workbook is a zip: what it
 * unpacks to is found out first, part by part and no further than the limit; the reading itself has memory and time of its
 * own, and is ended when it wants more (security.md WEB-09).
 */
export async function readWorkbook(file: Uint8Array, most: number): Promise<Workbook> {
  const unpacked = await unpackedSize(file, MAX_UNPACKED_BYTES)
  if (unpacked === 'broken') return no(BROKEN)
  if (unpacked === 'too-big') return no(TOO_BIG)
  const bytes = file.slice().buffer
  const worker = new Worker(READER, {
    eval: true,
    workerData: { library, bytes, most },
    resourceLimits: { maxOldGenerationSizeMb: READER_HEAP_MB },
    env: {},
  })
  const end = setTimeout(() => worker.terminate(), READER_SECONDS * 1_000)
  try {
    return await new Promise<Workbook>((resolve) => {
      worker.once('message', (lines: SheetLine[] | null) => resolve(lines ? { ok: true, lines } : no(BROKEN)))
      worker.once('error', () => resolve(no(TOO_BIG)))
      worker.once('exit', () => resolve(no(TOO_BIG)))
    })
  } finally {
    clearTimeout(end)
    await worker.terminate()
  }
}
