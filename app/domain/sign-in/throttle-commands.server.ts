import { eq, gt, inArray, lte } from 'drizzle-orm'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { type Database, type Reader, read } from '#db/client.server.ts'
import { throttles } from '#db/schema/index.ts'
import { hoursAfter } from './rules.ts'
import {
  addressGroup,
  type Count,
  countedOnceMore,
  isOverLimit,
  KNOWN_HOURS,
  type LimitName,
  limits,
  running,
} from './throttle-rules.ts'

/** What is counted, under which limit: about an account, an address, both, or everything (empty). */
export type Counted = { limit: LimitName; about: string }

/** Whether a limit is reached, so that nothing more is heard until its minutes are over (security.md AUT-07). */
export async function isHeld(counted: Counted, now: Date, reader: Reader = read()): Promise<boolean> {
  return isOverLimit(await findCount(reader, keyOf(counted)), counted.limit, now)
}

/**
 * Counts one more in the transaction of the cause and returns how many there are now. Writers are serialised: of tries
 * at once, each is counted.
 */
export async function countTry(tx: Database, counted: Counted, now: Date): Promise<number> {
  await settleCounts(tx, now)
  const key = keyOf(counted)
  const count = countedOnceMore(await findCount(tx, key), limits[counted.limit].minutes, now)
  await keepCount(tx, key, count)
  return count.tries
}

/** Whether so many wrong codes were given for an account that no code is looked at. Passkeys are not codes. */
export function codesAreHeld(personId: string, now: Date, reader: Reader = read()): Promise<boolean> {
  return isHeld({ limit: 'wrong-codes', about: personId }, now, reader)
}

/** Counts a wrong code. At the limit a letter tells the owner, for whoever gave it knew the password. */
export async function countWrongCode(tx: Database, personId: string, now: Date): Promise<void> {
  const tries = await countTry(tx, { limit: 'wrong-codes', about: personId }, now)
  if (tries !== limits['wrong-codes'].tries) return
  await enqueueLetter(tx, { template: 'account-changed', about: 'wrong-codes', personId, cause: newId('cse'), now })
}

/** Who tries to sign in, as they say, and from where. */
export type Claim = { email: string; address: string }

/**
 * What comes of a try to sign in, once it is known whether the password is right. It is heard unless the account at that
 * address, the address or the whole service is over its limit; where the account was signed in to within a day, only the
 * first counts. A try that is not heard counts for nothing, so that nobody locks out their neighbours.
 */
export async function judgeSignIn(
  tx: Database,
  claim: Claim,
  isRight: boolean,
  now: Date,
): Promise<'accepted' | 'refused' | 'throttled'> {
  await settleCounts(tx, now)
  const { own, known, shared } = countsOf(claim)
  const keys = [own, ...shared].map(keyOf)
  const counts = await findCounts(tx, [...keys, known])
  const isOver = (one: Counted) => isOverLimit(counts.get(keyOf(one)) ?? null, one.limit, now)
  const isKnown = running(counts.get(known) ?? null, now) !== null
  const isThrottled = isOver(own) || (!isKnown && shared.some(isOver))
  if (isRight && !isThrottled) {
    await tx.delete(throttles).where(eq(throttles.key, keyOf(own)))
    await keepCount(tx, known, { tries: 1, since: now, until: hoursAfter(now, KNOWN_HOURS) })
    return 'accepted'
  }
  for (const one of isThrottled ? [] : [own, ...shared])
    await keepCount(tx, keyOf(one), countedOnceMore(counts.get(keyOf(one)) ?? null, limits[one.limit].minutes, now))
  return isThrottled ? 'throttled' : 'refused'
}

/**
 * Forgets the wrong tries of an account at an address, whose owner has shown by other means that it is them. What others
 * do there or anywhere does not hold them up either: that is their way in while somebody tries everywhere.
 */
export async function forgetTries(tx: Database, claim: Claim, now: Date): Promise<void> {
  await settleCounts(tx, now)
  const { own, known } = countsOf(claim)
  await tx.delete(throttles).where(eq(throttles.key, keyOf(own)))
  await keepCount(tx, known, { tries: 1, since: now, until: hoursAfter(now, KNOWN_HOURS) })
}

function countsOf({ email, address }: Claim): { own: Counted; known: string; shared: Counted[] } {
  const from = addressGroup(address)
  return {
    own: { limit: 'sign-in', about: `${email}\0${from}` },
    known: keyedDigest('throttle', `known\0${email}\0${from}`),
    shared: [
      { limit: 'sign-in-address', about: from },
      { limit: 'sign-in-everywhere', about: '' },
    ],
  }
}

/** Accounts and addresses are in no table: only their digest under the key of the service is. */
const keyOf = ({ limit, about }: Counted) => keyedDigest('throttle', `${limit}\0${about}`)

async function findCounts(reader: Reader, keys: string[]): Promise<Map<string, Count>> {
  const rows = await reader.select().from(throttles).where(inArray(throttles.key, keys))
  return new Map(rows.map(({ key, ...count }) => [key, count]))
}

async function findCount(reader: Reader, key: string): Promise<Count | null> {
  return (await findCounts(reader, [key])).get(key) ?? null
}

/** Drops counts that are over. Those that began later than now, before the clock was set back, begin now. */
async function settleCounts(tx: Database, now: Date): Promise<void> {
  await tx.delete(throttles).where(lte(throttles.until, now))
  const ahead = await tx.select().from(throttles).where(gt(throttles.since, now))
  for (const { key, ...count } of ahead) await keepCount(tx, key, running(count, now) ?? count)
}

async function keepCount(tx: Database, key: string, count: Count): Promise<void> {
  await tx
    .insert(throttles)
    .values({ key, ...count })
    .onConflictDoUpdate({ target: throttles.key, set: count })
}
