import { sha256 } from '../shared/ids.ts'
import { PAUSE_SPREAD, shortestPause } from './rules.ts'

/**
 * When a message is tried again after so many failures: each pause about twice the one before, from 1 minute to 4 hours,
 * and half as long again at most, so that all that waited do not come at once. How much longer follows from the message
 * and the attempt alone (security.md R6).
 */
export function nextTry(messageId: string, attempts: number, now: Date): Date {
  const part = Number.parseInt(sha256(`${messageId}:${attempts}`).slice(0, 8), 16) / 2 ** 32
  const minutes = shortestPause(attempts) * (1 + PAUSE_SPREAD * part)
  return new Date(now.getTime() + Math.floor(minutes * 60) * 1000)
}
