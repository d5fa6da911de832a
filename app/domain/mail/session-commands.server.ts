import { and, eq, gt, inArray, ne } from 'drizzle-orm'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { type AuditEvent, done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Database, type Submission, writeOnce } from '#db/client.server.ts'
import { contactTasks, outbox, registerEntries } from '#db/schema/index.ts'
import { enqueueForParticipant } from './commands.server.ts'
import { type SessionTemplate, thanksEnd } from './rules.ts'
import { listAddressed } from './session-queries.server.ts'
import { type AskedTemplate, mayAsk, recipientsOf } from './session-rules.ts'

/** A session as it is after the change: its new version tells one change from another. */
type Changed = { id: string; startsAt: Date; version: number }

/**
 * Asks for a message to each participant who still needs it: an invitation, a reminder, or thanks. Whoever has one on its
 * way gets no second one, whoever asks and however often. What may be sent is asked again when each leaves (LNK-08).
 */
export function askForMessages(
  ctx: Ctx<'session:invite'>,
  sessionId: string,
  template: AskedTemplate,
  once: Submission,
): Promise<Result<{ count: number }, 'over' | 'nobody' | 'repeated' | 'sent-before'>> {
  return writeOnce<{ count: number }, 'over' | 'nobody'>(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    if (!mayAsk(template, session, ctx.now)) return refuse('over')
    const today = todayInLondon(ctx.now)
    const people = recipientsOf(template, await listAddressed(ctx, session), today)
    const notAfter = template === 'session-thanks' ? thanksEnd(session) : session.startsAt
    let count = 0
    for (const { participantId, messages } of people) {
      const nth = messages.filter((one) => one.template === template).length
      const cause = template === 'session-coming' ? `${session.id}:${today}` : `${session.id}:${nth}`
      const letter = { template, sessionId: session.id, participantId, cause, now: ctx.now, notAfter }
      if (await enqueueForParticipant(tx, letter)) count++
    }
    if (count === 0) return refuse('nobody')
    const said = template === 'session-invitation' ? 'session.invited' : 'message.asked'
    return done({ count }, event(said, session.id, { template, messages: count }))
  })
}

/**
 * Tells everybody who was invited that their session has changed, in the transaction that changes it. What still waits about
 * an earlier change is dropped, and nothing waits longer than until the new start. Once for each version of the session.
 */
export async function enqueueSessionChange(tx: Database, session: Changed, now: Date): Promise<AuditEvent[]> {
  const waiting = inArray(outbox.state, ['pending', 'leased'])
  await tx
    .update(outbox)
    .set({ notAfter: session.startsAt })
    .where(and(eq(outbox.sessionId, session.id), waiting, ne(outbox.template, 'session-thanks')))
  await tx
    .update(outbox)
    .set({ state: 'cancelled' })
    .where(and(eq(outbox.sessionId, session.id), eq(outbox.template, 'session-moved'), eq(outbox.state, 'pending')))
  const dropped = await dropTasks(tx, session.id, ['session-moved'], now)
  return [...dropped, ...(await tellInvited(tx, session, 'session-moved', now))]
}

/**
 * Tells everybody who was invited that their session is off, in the transaction that cancels or postpones it. Calls about it
 * that nobody has made are dropped. What waits to be sent about it is dropped when its turn comes.
 */
export async function enqueueSessionOff(tx: Database, session: Changed, now: Date): Promise<AuditEvent[]> {
  const dropped = await dropTasks(tx, session.id, ['session-invitation', 'session-coming', 'session-moved'], now)
  return [...dropped, ...(await tellInvited(tx, session, 'session-off', now))]
}

/** Has the invitations and reminders that were held back looked at now: for the transaction that confirms their session. */
export async function wakeMessages(tx: Database, sessionId: string, now: Date): Promise<void> {
  const held = and(
    eq(outbox.sessionId, sessionId),
    inArray(outbox.template, ['session-invitation', 'session-coming']),
    eq(outbox.state, 'pending'),
    gt(outbox.notBefore, now),
  )
  await tx.update(outbox).set({ notBefore: now }).where(held)
}

async function tellInvited(tx: Database, session: Changed, template: SessionTemplate, now: Date) {
  const { id: sessionId, startsAt: notAfter, version } = session
  if (notAfter <= now) return []
  const cause = `${sessionId}:v${version}`
  let count = 0
  for (const participantId of await invitedTo(tx, sessionId))
    if (await enqueueForParticipant(tx, { template, sessionId, participantId, cause, now, notAfter })) count++
  return count > 0 ? [event('message.asked', sessionId, { template, messages: count })] : []
}

/** Who knows of a session: whoever got the invitation, was rung about it, or stands in its register. */
async function invitedTo(tx: Database, sessionId: string): Promise<Set<string>> {
  const invitation = 'session-invitation' as const
  const [sent, rung, answered] = [
    await tx
      .select({ id: outbox.participantId })
      .from(outbox)
      .where(and(eq(outbox.sessionId, sessionId), eq(outbox.template, invitation), eq(outbox.state, 'sent'))),
    await tx
      .select({ id: contactTasks.participantId })
      .from(contactTasks)
      .where(
        and(eq(contactTasks.sessionId, sessionId), eq(contactTasks.about, invitation), eq(contactTasks.state, 'done')),
      ),
    await tx
      .select({ id: registerEntries.participantId })
      .from(registerEntries)
      .where(eq(registerEntries.sessionId, sessionId)),
  ]
  return new Set([...sent, ...rung, ...answered].flatMap(({ id }) => id ?? []))
}

async function dropTasks(tx: Database, sessionId: string, about: SessionTemplate[], now: Date): Promise<AuditEvent[]> {
  const unsettled = and(
    eq(contactTasks.sessionId, sessionId),
    inArray(contactTasks.about, about),
    inArray(contactTasks.state, ['open', 'not-reached']),
  )
  const dropped = await tx
    .update(contactTasks)
    .set({ state: 'cancelled', settledBy: null, settledAt: now })
    .where(unsettled)
    .returning({ id: contactTasks.id })
  return dropped.map(({ id }) => event('contact.task-settled', id, { state: 'cancelled' }))
}
