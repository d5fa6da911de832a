import { eq } from 'drizzle-orm'
import { mayStillAnswer } from '#app/domain/links/rules.ts'
import { canBeChanged, hasStarted } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { addDays, todayInLondon } from '#app/domain/shared/dates.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, write } from '#db/client.server.ts'
import { contactTasks, registerEntries, sessions } from '#db/schema/index.ts'
import type { RecordCall } from './call-input.ts'
import { getCall } from './call-queries.server.ts'
import { answersFor, asksForAnswer, callAnswers, callStanding, seenOf } from './calls.ts'

type Found = Awaited<ReturnType<typeof getCall>>

/**
 * Writes down how a call about a session went: the answer into the register and the end of the task, in one. Another tap takes
 * it back. Tapped already is tapped; what somebody else tapped meanwhile is not overwritten unseen.
 */
export function recordCall(
  ctx: Ctx<'session:invite'>,
  sessionId: string,
  { task, answer, seen, on }: RecordCall,
): Promise<Result<null, 'changed-meanwhile' | 'moved' | 'over' | 'has-started'>> {
  return write(ctx, async (tx) => {
    const found = await getCall(ctx, sessionId, task)
    const { session, call } = found
    if (!answersFor(call.about).includes(answer)) return refuse('over')
    // Whoever was asked about the old date has not answered for the new one.
    if (callAnswers[answer].status && on !== session.startsAt.toISOString()) return refuse('moved')
    if (seenOf(call) !== seen) return callStanding(call) === answer ? unchanged(null) : refuse('changed-meanwhile')
    const { status, state } = callAnswers[answer]
    if (status && !canBeChanged(session.state)) return refuse('over')
    if (status && (hasStarted(session, ctx.now) || !mayStillAnswer(call.status))) return refuse('has-started')
    const dueOn = answer === 'ring-again' ? addDays(todayInLondon(ctx.now), 1) : call.dueOn
    await tx
      .update(contactTasks)
      .set({ state, dueOn, settledBy: ctx.actor.id, settledAt: ctx.now })
      .where(eq(contactTasks.id, call.id))
    const settled = event('contact.task-settled', call.id, { state })
    const now = status ?? (isTakenBack(found, ctx.now) ? ('invited' as const) : null)
    if (now === null || now === call.status) return done(null, settled)
    await answerFor(tx, found, now)
    return done(null, settled, event('register.answered', session.id, { participant: call.participantId, answer }))
  })
}

/** Whether an answer that this call wrote down is taken back by a tap that holds none. */
const isTakenBack = ({ session, call }: Found, now: Date) =>
  call.state === 'done' &&
  asksForAnswer(call.about) &&
  (call.status === 'accepted' || call.status === 'declined') &&
  !hasStarted(session, now)

async function answerFor(tx: Database, { session, call }: Found, status: 'accepted' | 'declined' | 'invited') {
  await tx
    .insert(registerEntries)
    .values({ sessionId: session.id, participantId: call.participantId, status })
    .onConflictDoUpdate({ target: [registerEntries.sessionId, registerEntries.participantId], set: { status } })
  await tx
    .update(sessions)
    .set({ registerVersion: session.registerVersion + 1 })
    .where(eq(sessions.id, session.id))
}
