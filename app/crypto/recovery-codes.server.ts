import { randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O or U, so that nothing is mistaken when it is read from paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 24 characters of 5 bits each: 120 bits, of which 112 are asked for (security.md AUT-11). */
const LENGTH = 24
const GROUP = 4

/** A recovery code in groups of four, to be shown once. Only the digest of its bare form is held. */
export function newRecoveryCode(): string {
  // 256 is a multiple of 32: no character is likelier than another.
  const bare = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % 32]).join('')
  return bare.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? bare
}
