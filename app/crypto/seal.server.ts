import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { opened } from './keys.server.ts'

/** Where a sealed value belongs: moved to another row, column or table it does not open. */
export type SealedPlace = { table: string; column: string; row: string }

/** Keys by version, and the version that seals from now on. */
export type SealingKeys = { seal: ReadonlyMap<number, Buffer>; sealing: number }

const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals a text with AES-256-GCM: random 96-bit IV, 128-bit tag, and its place as additional data (security.md CRY-01),
 * under the key of the service, or under the keys given. The result is `v1.<key version>.<iv>.<ciphertext>.<tag>`, base64url.
 */
export function seal(text: string, place: SealedPlace, keys: SealingKeys = opened()): string {
  const { seal: all, sealing } = keys
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(all, sealing), iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(additionalData(place, sealing))
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return ['v1', sealing, ...[iv, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
}

/** Opens what `seal` made. Throws one generic error for anything that was changed, moved or cut. */
export function unseal(sealed: string, place: SealedPlace, keys: SealingKeys = opened()): string {
  try {
    const parts = sealed.split('.')
    const [format, version = '', ...rest] = parts
    const [iv, ciphertext, tag] = rest.map(bytesOf)
    if (format !== 'v1' || parts.length !== 5 || !iv || !ciphertext || !tag) throw new Error('format')
    if (!/^[1-9]\d{0,8}$/.test(version)) throw new Error('version')
    if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES) throw new Error('length')
    const key = keyOf(keys.seal, Number(version))
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
    decipher.setAAD(additionalData(place, Number(version)))
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8')
  } catch {
    throw new Error('a sealed value does not open')
  }
}

let unopened = 0

/** How many stored values did not open since it was asked last (security.md AUD-06). */
export function takeUnopened(): number {
  const found = unopened
  unopened = 0
  return found
}

/** As `unseal`, for what a table holds: that it does not open is nobody's mistake in a form, and raises an alert. */
export function unsealStored(sealed: string, place: SealedPlace, keys?: SealingKeys): string {
  try {
    return unseal(sealed, place, keys)
  } catch (error) {
    unopened++
    throw error
  }
}

/** The version of the key that sealed a value, without opening it; null for what `seal` did not make. */
export function versionOf(sealed: string): number | null {
  const version = /^v1\.(?<version>[1-9]\d{0,8})\./.exec(sealed)?.groups?.version
  return version ? Number(version) : null
}

/** Whether a text has the form of what `seal` makes: an empty text is sealed like any other. */
export const isSealed = (text: string) => /^v1\.[1-9]\d{0,8}\.[\w-]{16}\.[\w-]*\.[\w-]{22}$/.test(text)

/** The place as bytes. A part with the sign between parts could be taken for another place: there is none. */
function additionalData({ table, column, row }: SealedPlace, version: number): Buffer {
  if ([table, column, row].some((part) => part.includes('|'))) throw new Error('no such place')
  return Buffer.from([table, column, row, version].join('|'), 'utf8')
}

/** The bytes of a base64url text. Throws when it is another spelling of the same bytes. */
function bytesOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) throw new Error('spelling')
  return bytes
}

function keyOf(all: ReadonlyMap<number, Buffer>, version: number): Buffer {
  const key = all.get(version)
  if (!key) throw new Error('no such key version')
  return key
}
