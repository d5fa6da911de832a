import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

const END_OF_CONTENTS = 0x06054b50
const LARGE_LOCATOR = 0x07064b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const MAX_COMMENT = 65_535
const MAX_PARTS = 500
const STORED = 0
const DEFLATED = 8

type Part = { name: string; method: number; packed: Uint8Array; declared: number }

/**
 * What the parts of a workbook that are read come to, unpacked: each is unpacked for it, none further than the limit. A part
 * that is not as big as its table of contents says is broken, so that the table cannot promise less than there is.
 */
export async function unpackedSize(file: Uint8Array, limit: number): Promise<number | 'broken' | 'too-big'> {
  const parts = partsOf(file)?.filter(({ name }) => name.endsWith('.xml') || name.endsWith('.xml.rels'))
  if (!parts || parts.length === 0) return 'broken'
  if (parts.reduce((sum, { declared }) => sum + declared, 0) > limit) return 'too-big'
  let total = 0
  for (const part of parts) {
    const size = await sizeOf(part, limit - total)
    if (typeof size === 'string') return size
    if (size !== part.declared) return 'broken'
    total += size
  }
  return total
}

async function sizeOf({ method, packed }: Part, left: number): Promise<number | 'broken' | 'too-big'> {
  if (method === STORED) return packed.length <= left ? packed.length : 'too-big'
  if (method !== DEFLATED) return 'broken'
  try {
    return (await inflate(packed, { maxOutputLength: Math.max(1, left) })).length
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-big' : 'broken'
  }
}

/** The parts of a zip by its table of contents; null when it has none that can be read, is of the large kind, or has too many. */
function partsOf(file: Uint8Array): Part[] | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const end = endOfContents(view)
  if (end === null || (end >= 20 && view.getUint32(end - 20, true) === LARGE_LOCATOR)) return null
  const count = view.getUint16(end + 8, true)
  if (count > MAX_PARTS) return null
  const parts: Part[] = []
  let at = view.getUint32(end + 16, true)
  for (let number = 0; number < count; number++) {
    const part = partAt(file, view, at, end)
    if (!part) return null
    parts.push(part)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

function partAt(file: Uint8Array, view: DataView, at: number, end: number): Part | null {
  if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return null
  const local = view.getUint32(at + 42, true)
  if (local + 30 > end || view.getUint32(local, true) !== LOCAL) return null
  const begins = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const packed = file.subarray(begins, begins + view.getUint32(at + 20, true))
  const name = Buffer.from(file.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))).toString('latin1')
  return { name, packed, method: view.getUint16(at + 10, true), declared: view.getUint32(at + 24, true) }
}

function endOfContents(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT)
  for (let at = view.byteLength - END_BYTES; at >= first; at--)
    if (view.getUint32(at, true) === END_OF_CONTENTS) return at
  return null
}
