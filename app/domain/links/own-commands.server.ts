import { eq } from 'drizzle-orm'
import { hasStarted } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, writeOnce } from '#db/client.server.ts'
import { registerEntries, sessions } from '#db/schema/index.ts'
import type { AnswerInput } from './input.ts'
import { findOwnSession } from './own-queries.server.ts'
import { answerIn, mayStillAnswer } from './rules.ts'
import { answers } from './status.ts'

type Own = Ctx<'visit:own'>
export type AnswerRefusal = 'moved' | 'has-started' | 'not-taking-place'

/**
 * Writes into the register whether a participant comes to a session of theirs. It can be changed until the session starts;
 * a register that staff have open meanwhile is told that it is out of date.
 */
export function answerSession(
  ctx: Own,
  { session: id, answer, seen }: AnswerInput,
  once: Submission,
): Promise<Result<null, AnswerRefusal | 'repeated' | 'sent-before'>> {
  return writeOnce<null, AnswerRefusal>(ctx, once, async (tx) => {
    const session = await findOwnSession(ctx, id)
    if (!session) throw new NotFound()
    if (session.state === 'cancelled' || session.state === 'postponed') return refuse('not-taking-place')
    if (hasStarted(session, ctx.now) || !mayStillAnswer(session.status)) return refuse('has-started')
    if (seen && seen !== session.startsAt.toISOString()) return refuse('moved')
    const { status } = answers[answer]
    // Whoever sent apologies has said no already: that is not made a plain no.
    if (answerIn(session.status) === answer) return unchanged(null)
    await tx
      .insert(registerEntries)
      .values({ sessionId: id, participantId: ctx.actor.id, status })
      .onConflictDoUpdate({ target: [registerEntries.sessionId, registerEntries.participantId], set: { status } })
    await tx
      .update(sessions)
      .set({ registerVersion: session.registerVersion + 1 })
      .where(eq(sessions.id, id))
    return done(null, event('attendance.answered', id, { participant: ctx.actor.id, answer }))
  })
}
