import { and, eq, inArray, lt, lte, or } from 'drizzle-orm'
import { systemContext } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, unchanged } from '#app/domain/shared/result.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { type Database, write } from '#db/client.server.ts'
import { oneMore } from '#db/expressions.ts'
import { outbox } from '#db/schema/index.ts'
import { handOverUndelivered } from './participant-commands.server.ts'
import { nextTry } from './pauses.ts'
import { type AccountChange, type CarriedRoute, LEASE_MINUTES, MAX_ATTEMPTS, type SessionTemplate } from './rules.ts'

/** A carrier that can be asked later has taken it, and has not said what became of it. */
const TAKEN = 'taken' as const

export type Message = typeof outbox.$inferSelect

/** Writes one message per person, in the transaction of its cause. The same cause never mails a person twice. */
export async function enqueueReminders(
  tx: Database,
  {
    personIds,
    session,
    cause,
    now,
  }: { personIds: string[]; session: { id: string; startsAt: Date }; cause: string; now: Date },
): Promise<number> {
  if (personIds.length === 0) return 0
  const rows = personIds.map((personId) => ({
    id: newId('msg'),
    template: 'session-reminder' as const,
    personId,
    sessionId: session.id,
    cause,
    notBefore: now,
    notAfter: session.startsAt,
  }))
  const written = await tx.insert(outbox).values(rows).onConflictDoNothing().returning({ id: outbox.id })
  return written.length
}

type Letter =
  | {
      template:
        | 'invitation'
        | 'password-reset'
        | 'break-glass-opened'
        | 'reveals-many'
        | 'link-locked'
        | 'data-request-asked'
        | 'alert'
        | 'cover-asked'
        | 'cover-thanked'
        | 'session-unconfirmed'
        | 'session-redated'
        | 'session-called-off'
      about: string
    }
  | { template: 'account-changed'; about: AccountChange }
  | { template: 'approval-asked'; about: string }

/** Days after which a letter that could not be sent says nothing any more. */
const LETTER_DAYS = 3

/**
 * Writes a letter to one person in the transaction of its cause. It names what it is about by an id; address, text and
 * the secret of a link are worked out when it leaves.
 */
export async function enqueueLetter(
  tx: Database,
  {
    personId,
    cause,
    now,
    notAfter,
    ...letter
  }: Letter & { personId: string; cause: string; now: Date; notAfter?: Date },
): Promise<void> {
  const ends = notAfter ?? minutesAfter(now, LETTER_DAYS * 24 * 60)
  await tx
    .insert(outbox)
    .values({ id: newId('msg'), ...letter, personId, sessionId: null, cause, notBefore: now, notAfter: ends })
}

/** What a participant can be sent. It names what it is about by an id; how, where and in which words is asked when it leaves. */
type ParticipantLetter = { template: 'private-link'; about: string } | { template: SessionTemplate; sessionId: string }

/**
 * Writes a message to one participant in the transaction of its cause: one for each cause. Whether and by which route they
 * may be reached is asked when it leaves, not now (security.md LNK-08, docs/decisions/0010).
 */
export async function enqueueForParticipant(
  tx: Database,
  {
    participantId,
    cause,
    now,
    notAfter,
    ...letter
  }: ParticipantLetter & { participantId: string; cause: string; now: Date; notAfter: Date },
): Promise<boolean> {
  const row = { id: newId('msg'), participantId, cause, notBefore: now, notAfter, ...letter }
  const written = await tx.insert(outbox).values(row).onConflictDoNothing().returning({ id: outbox.id })
  return written.length === 1
}

/**
 * Takes the next message that is due, so that no other sender takes it meanwhile; null when there is none. One statement
 * chooses and takes: of several processes one gets it (security.md DAT-06, docs/decisions/0016).
 */
export async function leaseMessage(now: Date): Promise<Message | null> {
  const due = or(
    and(eq(outbox.state, 'pending'), lte(outbox.notBefore, now)),
    and(eq(outbox.state, 'leased'), lt(outbox.leasedUntil, now)),
  )
  const result = await write(systemContext('session:remind', now), async (tx) => {
    const first = tx.select({ id: outbox.id }).from(outbox).where(due).orderBy(outbox.notBefore, outbox.id).limit(1)
    const [leased] = await tx
      .update(outbox)
      .set({ state: 'leased', leasedUntil: minutesAfter(now, LEASE_MINUTES), attempts: oneMore(outbox.attempts) })
      .where(and(inArray(outbox.id, first), due))
      .returning()
    return leased ? done(leased, event('message.leased', leased.id)) : unchanged(null)
  })
  return result.ok ? result.value : null
}

/** How a message left: by which route, and what its carrier calls it where there is one to ask later. */
export type Sent = { route: CarriedRoute; carrierId: string | null }

/**
 * How an attempt ended. `failed` is tried again later until it is given up; `refused` is given up at once; `expired` came
 * too late; `waits` was no attempt. Codes are ours (`failures.ts`), never a text of a server.
 */
export type Ending =
  | { sent: Sent }
  | 'cancelled'
  | 'expired'
  | { failed: string; route?: CarriedRoute }
  | { refused: string; route?: CarriedRoute }
  | { waits: Date }

function rowAfter({ id, attempts }: Message, now: Date, ending: Ending) {
  const over = { leasedUntil: null, lastError: null }
  if (ending === 'cancelled') return { ...over, state: 'cancelled' as const }
  if (ending === 'expired') return { ...over, state: 'cancelled' as const, lastError: 'EEXPIRED' }
  if ('sent' in ending) {
    const { route, carrierId } = ending.sent
    return { ...over, state: 'sent' as const, sentAt: now, route, carrierId, delivery: carrierId ? TAKEN : null }
  }
  // Waiting for a safe hour is no failure and costs no attempt.
  if ('waits' in ending)
    return { state: 'pending' as const, notBefore: ending.waits, leasedUntil: null, attempts: attempts - 1 }
  if ('refused' in ending) return { ...over, state: 'dead' as const, lastError: ending.refused }
  const state = attempts >= MAX_ATTEMPTS ? ('dead' as const) : ('pending' as const)
  return {
    ...over,
    state,
    lastError: ending.failed,
    ...(state === 'dead' ? {} : { notBefore: nextTry(id, attempts, now) }),
  }
}

/** The route on which it was tried, so that whoever takes it over knows which one did not work. */
function routeOf(ending: Ending): CarriedRoute | null {
  if (typeof ending === 'string' || 'waits' in ending) return null
  return 'sent' in ending ? ending.sent.route : (ending.route ?? null)
}

/**
 * Records how an attempt ended. What is given up and was for a participant becomes a task for a person, in the same
 * transaction. A sender that was so slow that another took the message over has nothing more to say about it.
 */
export async function settleMessage(message: Message, now: Date, ending: Ending): Promise<void> {
  const row = rowAfter(message, now, ending)
  await write(systemContext('session:remind', now), async (tx) => {
    const held = and(eq(outbox.id, message.id), eq(outbox.state, 'leased'), eq(outbox.attempts, message.attempts))
    const settled = await tx.update(outbox).set(row).where(held).returning({ id: outbox.id })
    if (settled.length === 0) return unchanged(null)
    const said = event(`message.${row.state === 'pending' ? 'postponed' : row.state}`, message.id)
    const tried = { ...message, route: routeOf(ending) }
    return done(null, said, ...(row.state === 'dead' ? await handOverUndelivered(tx, tried, now) : []))
  })
}
