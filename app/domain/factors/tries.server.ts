import { and, eq, gt, lte } from 'drizzle-orm'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import type { Database } from '#db/client.server.ts'
import { signInSessions, throttles } from '#db/schema/index.ts'
import { minutesAfter } from '../sign-in/rules.ts'
import { WRONG_CODE_MINUTES, WRONG_CODES_A_SIGN_IN, WRONG_CODES_AN_HOUR } from './rules.ts'

const ofPerson = (personId: string) => keyedDigest('throttle', `code|${personId}`)
const ofSignIn = (handle: string) => keyedDigest('throttle', `code|sign-in|${handle}`)

/** Whether codes of this account are held back: ten wrong ones in an hour, for the rest of it (security.md AUT-07). */
export async function areCodesHeld(tx: Database, personId: string, now: Date): Promise<boolean> {
  const [row] = await tx
    .select({ tries: throttles.tries })
    .from(throttles)
    .where(and(eq(throttles.key, ofPerson(personId)), gt(throttles.until, now)))
  return (row?.tries ?? 0) >= WRONG_CODES_AN_HOUR
}

/** Counts a wrong code of an account. True for the tenth in an hour, of which its owner is told. */
export async function countWrongCode(tx: Database, personId: string, now: Date): Promise<boolean> {
  return (await count(tx, ofPerson(personId), now)) === WRONG_CODES_AN_HOUR
}

/** Counts a wrong code of a sign-in that is under way; the fifth ends it. Returns whether it did. */
export async function endsSignIn(tx: Database, { id, handle }: { id: string; handle: string }, now: Date) {
  if ((await count(tx, ofSignIn(handle), now)) < WRONG_CODES_A_SIGN_IN) return false
  await tx.delete(signInSessions).where(eq(signInSessions.id, id))
  return true
}

/**
 * One more try under a key, in an hour that begins with the first; hours that are over are forgotten. Writers are
 * serialised: nobody counts between.
 */
async function count(tx: Database, key: string, now: Date): Promise<number> {
  await tx.delete(throttles).where(lte(throttles.until, now))
  const [row] = await tx
    .select()
    .from(throttles)
    .where(and(eq(throttles.key, key), gt(throttles.until, now)))
  const tries = (row?.tries ?? 0) + 1
  const since = row?.since ?? now
  const until = row?.until ?? minutesAfter(now, WRONG_CODE_MINUTES)
  const counted = { tries, since, until }
  await tx
    .insert(throttles)
    .values({ key, ...counted })
    .onConflictDoUpdate({ target: throttles.key, set: counted })
  return tries
}
