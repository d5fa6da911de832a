import { createHash, randomBytes, randomInt } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** Random, prefixed id: `ses_` + 16 characters of 5 bits each. No order in time can be read from it. */
export function newId(prefix: string): string {
  return `${prefix}_${randomText(16)}`
}

/** Id of a point: 26 random characters without a prefix (product.md, "Points have no author"). */
export function newPointId(): string {
  return randomText(26)
}

/** Reference of a participant such as `VVF-7K2Q`, without letters or digits that are easily mistaken. */
export function newReference(): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
  return `VVF-${Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')}`
}

/** 256-bit secret for a link or a cookie, base64url. Only its digest is ever stored (security.md SES-01). */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** A PIN to be told by word of mouth: six digits. */
export function newPin(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte % 32]).join('')
}
