import { and, count, eq, gte, inArray, isNull, max, min, ne, notInArray, or } from 'drizzle-orm'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { read } from '#db/client.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import { forums, outbox } from '#db/schema/index.ts'
import { LASTING_FAILURES, OWN_FAILURES, UNSAFE_FAILURES } from './failures.ts'
import { minutesWaited } from './rules.ts'

/** How the outbox does, for the watch. A message that tells of an alert is none of those that count. */
export type MailFacts = {
  /** Minutes for which the oldest message that is due has waited. */
  waitedMinutes: number
  /** Messages given up in a day that were refused for no reason of their recipient. */
  givenUp: number
  /** Messages that wait because we are refused, whoever they are for. */
  refusedUs: number
  /** Messages that wait because there was no safe connection. */
  unsafe: number
}

const theirs = ne(outbox.template, 'alert')
const DAY_MINUTES = 24 * 60

/** What stands in the way of messages now (security.md AUD-06, CRY-08). */
export async function findMailFacts(now: Date): Promise<MailFacts> {
  const ofOurs = or(isNull(outbox.lastError), notInArray(outbox.lastError, LASTING_FAILURES))
  const lastDay = gte(outbox.notBefore, minutesAfter(now, -DAY_MINUTES))
  const [waitedMinutes, givenUp, refusedUs, unsafe] = await Promise.all([
    findLongestWait(now),
    countThose(and(eq(outbox.state, 'dead'), ofOurs, lastDay)),
    countThose(and(eq(outbox.state, 'pending'), inArray(outbox.lastError, OWN_FAILURES))),
    countThose(and(eq(outbox.state, 'pending'), inArray(outbox.lastError, UNSAFE_FAILURES))),
  ])
  return { waitedMinutes, givenUp, refusedUs, unsafe }
}

/** Longer than this, and whoever watches the service should know. */
const LONGEST_WAIT = 60

/** What `/health/ready` says: whether the data and the key store answer, and whether messages leave. */
export async function getReadiness(now: Date): Promise<{ database: boolean; keys: boolean; outbox: boolean }> {
  const [database, keys, outbox] = await Promise.all([
    answers(() => read().select({ id: forums.id }).from(forums).limit(1)),
    answers(() => keyStore().after('', 1)),
    answers(async () => (await findLongestWait(now)) <= LONGEST_WAIT),
  ])
  return { database: database !== null, keys: keys !== null, outbox: outbox === true }
}

async function answers<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch {
    return null
  }
}

/** Minutes for which the message has waited that waited longest; 0 when none is due. */
export async function findLongestWait(now: Date): Promise<number> {
  const [waiting] = await read()
    .select({ due: min(outbox.notBefore), attempts: max(outbox.attempts) })
    .from(outbox)
    .where(and(theirs, inArray(outbox.state, ['pending', 'leased'])))
  return waiting ? Math.max(0, minutesWaited({ due: waiting.due, attempts: waiting.attempts ?? 0 }, now)) : 0
}

async function countThose(where: ReturnType<typeof and>): Promise<number> {
  const [row] = await read().select({ number: count() }).from(outbox).where(and(theirs, where))
  return row?.number ?? 0
}
