import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { opened } from './keys.server.ts'

/** What a copy is of: the key that seals it is another for each. */
export type BackupOf = 'data' | 'keys'

/**
 * A sealed copy is one line of JSON in the clear, `Header`, then the AES-256-GCM ciphertext, then its tag. The line is
 * additional data: what it says of the copy cannot be changed without the copy not opening.
 */
export type Header = { format: 'vvf-backup-1'; of: BackupOf; keyVersion: number; iv: string; about: unknown }

const IV_BYTES = 12
const TAG_BYTES = 16
const LONGEST_HEADER = 65_536
const DAMAGED = 'is damaged, or was sealed with another key of that version'

/**
 * Seals a file into a copy, under a key that is derived for backups from the newest sealing key (HKDF-SHA-256), so that a
 * copy opens with the key file and with nothing else (security.md R7, docs/decisions/0015). `about` is readable by anybody.
 */
export async function sealFile(from: string, to: string, of: BackupOf, about: unknown): Promise<void> {
  const { sealing } = opened()
  const iv = randomBytes(IV_BYTES)
  const header: Header = { format: 'vvf-backup-1', of, keyVersion: sealing, iv: iv.toString('base64url'), about }
  const line = Buffer.from(`${JSON.stringify(header)}\n`, 'utf8')
  if (line.length > LONGEST_HEADER) throw new Error('too much to say about a backup')
  const cipher = createCipheriv('aes-256-gcm', keyFor(of, sealing), iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(line)
  const parts = async function* () {
    yield line
    for await (const chunk of createReadStream(from)) yield cipher.update(chunk as Buffer)
    yield cipher.final()
    yield cipher.getAuthTag()
  }
  await pipeline(Readable.from(parts()), createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true }))
}

/**
 * Opens a copy into a new file, and returns what its header says of it. Nothing in the file may be used before this has
 * returned: only then is it known to be what was sealed. Throws for another kind of copy and for a damaged one.
 */
export async function openFile(from: string, to: string, of: BackupOf): Promise<Header> {
  const { header, length } = readHeader(from)
  if (header.of !== of) throw new Error(`${from} is no copy of the ${of}`)
  if (!opened().seal.has(header.keyVersion))
    throw new Error(
      `${from} was sealed with key version ${header.keyVersion}, which is not in the key file: put back the key file that has it.`,
    )
  const end = statSync(from).size - TAG_BYTES
  const [line, tag] = [bytesOf(from, 0, length), bytesOf(from, end, TAG_BYTES)]
  const iv = Buffer.from(header.iv, 'base64url')
  if (end < length || tag.length !== TAG_BYTES || iv.length !== IV_BYTES) throw new Error(`${from} ${DAMAGED}`)
  const decipher = createDecipheriv('aes-256-gcm', keyFor(of, header.keyVersion), iv, { authTagLength: TAG_BYTES })
  decipher.setAAD(line)
  decipher.setAuthTag(tag)
  const parts = async function* () {
    if (end > length)
      for await (const chunk of createReadStream(from, { start: length, end: end - 1 }))
        yield decipher.update(chunk as Buffer)
    try {
      yield decipher.final()
    } catch {
      throw new Error(`${from} ${DAMAGED}`)
    }
  }
  await pipeline(Readable.from(parts()), createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true }))
  return header
}

/** What a copy says of itself, without opening it, and how long the line is. Throws when it is no copy of ours. */
export function readHeader(file: string): { header: Header; length: number } {
  const start = bytesOf(file, 0, LONGEST_HEADER)
  const length = start.indexOf(10) + 1
  try {
    const header = JSON.parse(start.subarray(0, length).toString('utf8')) as Header
    if (header.format === 'vvf-backup-1' && Number.isInteger(header.keyVersion) && typeof header.iv === 'string')
      return { header, length }
  } catch {
    // Said below.
  }
  throw new Error(`${file} is no backup that npm run backup made`)
}

/** SHA-256 of a file, hexadecimal. */
export async function digestOfFile(file: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(file)) digest.update(chunk as Buffer)
  return digest.digest('hex')
}

function keyFor(of: BackupOf, version: number): Buffer {
  const key = opened().seal.get(version)
  if (!key) throw new Error('no such key version')
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `vvf backup of ${of}`, 32))
}

function bytesOf(file: string, at: number, length: number): Buffer {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(handle, bytes, 0, length, Math.max(0, at)))
  } finally {
    closeSync(handle)
  }
}
