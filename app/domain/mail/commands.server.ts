import { and, asc, eq, lt, lte, or } from 'drizzle-orm'
import { systemContext } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, unchanged } from '#app/domain/shared/result.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { type Database, write } from '#db/client.server.ts'
import { outbox } from '#db/schema/index.ts'
import { handOverUndelivered } from './participant-commands.server.ts'
import { type AccountChange, backoffMinutes, LEASE_MINUTES, MAX_ATTEMPTS, type SessionTemplate } from './rules.ts'

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

/** Takes the next message that is due, so that no other sender takes it meanwhile; null when there is none. */
export async function leaseMessage(now: Date): Promise<Message | null> {
  const due = or(
    and(eq(outbox.state, 'pending'), lte(outbox.notBefore, now)),
    and(eq(outbox.state, 'leased'), lt(outbox.leasedUntil, now)),
  )
  const result = await write(systemContext('session:remind', now), async (tx) => {
    const [next] = await tx.select().from(outbox).where(due).orderBy(asc(outbox.notBefore), asc(outbox.id)).limit(1)
    if (!next) return unchanged(null)
    const lease = {
      state: 'leased' as const,
      leasedUntil: minutesAfter(now, LEASE_MINUTES),
      attempts: next.attempts + 1,
    }
    const [leased] = await tx.update(outbox).set(lease).where(eq(outbox.id, next.id)).returning()
    return done(leased ?? null, event('message.leased', next.id))
  })
  return result.ok ? result.value : null
}

type Ending = 'sent' | 'cancelled' | { failed: string } | { waits: Date }

/** The row after an attempt. Waiting for a safe hour is no failure and costs no attempt. */
function rowAfter({ attempts }: Message, now: Date, ending: Ending) {
  if (typeof ending === 'string')
    return { state: ending, sentAt: ending === 'sent' ? now : null, leasedUntil: null, lastError: null }
  if ('waits' in ending)
    return { state: 'pending' as const, notBefore: ending.waits, leasedUntil: null, attempts: attempts - 1 }
  return {
    state: attempts >= MAX_ATTEMPTS ? ('dead' as const) : ('pending' as const),
    notBefore: minutesAfter(now, backoffMinutes(attempts)),
    leasedUntil: null,
    lastError: ending.failed,
  }
}

/**
 * Records how an attempt ended. A failure is tried again later, until it is given up. `failed` is never a text of the
 * server. A sender that was so slow that another took the message over has nothing more to say about it.
 */
export async function settleMessage(message: Message, now: Date, ending: Ending): Promise<void> {
  const row = rowAfter(message, now, ending)
  await write(systemContext('session:remind', now), async (tx) => {
    const held = and(eq(outbox.id, message.id), eq(outbox.state, 'leased'), eq(outbox.attempts, message.attempts))
    const settled = await tx.update(outbox).set(row).where(held).returning({ id: outbox.id })
    if (settled.length === 0) return unchanged(null)
    const said = event(`message.${row.state === 'pending' ? 'postponed' : row.state}`, message.id)
    return done(null, said, ...(row.state === 'dead' ? await handOverUndelivered(tx, message, now) : []))
  })
}
