import { createHmac, timingSafeEqual } from 'node:crypto'
import { opened } from './keys.server.ts'

/** What a keyed digest is for. Digests of different purposes never meet (security.md CRY-05). */
export type DigestPurpose =
  | 'invitation'
  | 'password-reset'
  | 'form'
  | 'throttle'
  | 'challenge'
  | 'proposal'
  | 'device'
  | 'page'
  | 'visit'
  | 'pin'
  | 'erasure'
  | 'calendar'
  | 'ballot'
  | 'day'

/** HMAC-SHA-256 of a text for one purpose under the link key, base64url: 43 characters. */
export function keyedDigest(purpose: DigestPurpose, text: string): string {
  return digestUnder(opened().link, purpose, text)
}

/** The same under a key that is given: for what was made under the one before (decision 0019). */
export function digestUnder(key: Buffer, purpose: DigestPurpose, text: string): string {
  return createHmac('sha256', key).update(`${purpose}\0${text}`, 'utf8').digest('base64url')
}

/**
 * The secret of a one-time link, from its id: a letter sent twice holds the same link, and the database alone, which
 * holds the secret's SHA-256, gives none (security.md LNK-01).
 */
export function linkSecret(purpose: 'invitation' | 'password-reset' | 'page' | 'calendar', id: string): string {
  return keyedDigest(purpose, id)
}

/** What is held of the PIN of a private link: of that link alone (security.md LNK-05). */
export const pinDigest = (linkId: string, pin: string) => keyedDigest('pin', `${linkId}\0${pin}`)

/** What is looked for with a blind index: an address of one route is never found as one of another. */
export type IndexedKind = 'email' | 'phone'

/**
 * A blind index: finds the same address twice without holding it. HMAC-SHA-256 under a key of its own (security.md CRY-05).
 * Takes the address as `normalisedAddress` writes it.
 */
export function blindIndex(kind: IndexedKind, normalised: string): string {
  return createHmac('sha256', opened().index).update(`${kind}\0${normalised}`, 'utf8').digest('base64url')
}

/** Compares two texts without telling by its time where they differ (security.md CRY-08). */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
