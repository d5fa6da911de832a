import { createHash, randomBytes } from 'node:crypto'
import { keyedDigest, sameText } from './digests.server.ts'

/**
 * What a passkey is asked for, and the sign-in that it is asked in. Somebody who signs in with a passkey alone is in
 * none yet: their handle is empty.
 */
export type ChallengeFor = { purpose: 'sign-in' | 'second-factor' | 'confirm' | 'add-passkey'; handle: string }

/** How long a challenge may be answered, in minutes. */
export const CHALLENGE_MINUTES = 5

/**
 * A challenge for a passkey: random, and good for five minutes, one purpose and one sign-in. It is stored nowhere, so
 * that a page which shows one changes no table (security.md WEB-02); its seal shows that it is ours.
 */
export function newChallenge(what: ChallengeFor, now: Date): string {
  const nonce = randomBytes(32).toString('base64url')
  const until = String(now.getTime() + CHALLENGE_MINUTES * 60_000)
  return [nonce, until, sealOf(nonce, until, what)].join('.')
}

/** A challenge that may be answered now: what is stored of it once it is, and until when it must be. */
export type OpenChallenge = { hash: string; expiresAt: Date }

/** Opens a challenge; null when it is not ours, for something else, for another sign-in, too old, or from later than now. */
export function openChallenge(text: string, what: ChallengeFor, now: Date): OpenChallenge | null {
  const [nonce = '', until = '', seal = '', ...more] = text.split('.')
  if (more.length > 0 || !sameText(seal, sealOf(nonce, until, what))) return null
  const left = Number(until) - now.getTime()
  if (!(left > 0 && left <= CHALLENGE_MINUTES * 60_000)) return null
  return { hash: createHash('sha256').update(text, 'utf8').digest('hex'), expiresAt: new Date(Number(until)) }
}

const sealOf = (nonce: string, until: string, { purpose, handle }: ChallengeFor) =>
  keyedDigest('challenge', [purpose, handle, nonce, until].join('\0'))
