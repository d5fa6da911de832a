import { getSession } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Submission, writeOnce } from '#db/client.server.ts'
import type { Once } from './mark-commands.server.ts'
import { listTallies } from './queries.server.ts'
import { addToPulse, type Closed, closedFor, holdIfDue, lasting } from './saving.server.ts'
import { MOST_ANSWERS } from './status.ts'

type Key = Ctx<'day:keep'>
type Tap = { question: number; answer: number }

/** Counts one answer of the pulse. Only totals are held, and the trail does not say which answer it was. */
export function tapPulse(
  ctx: Key,
  sessionId: string,
  { question, answer }: Tap,
  once: Submission,
): Promise<Result<null, Closed | 'too-many' | Once>> {
  return writeOnce(ctx, lasting(once), async (tx) => {
    const session = await getSession(ctx, sessionId)
    const closed = await closedFor(ctx, session)
    if (closed) return refuse(closed)
    const tallies = await listTallies(ctx, session.id)
    const answered = tallies.filter((one) => one.question === question).reduce((sum, one) => sum + one.number, 0)
    if (answered >= MOST_ANSWERS) return refuse('too-many')
    await addToPulse(tx, session.id, { question, answer, number: 1 })
    const held = await holdIfDue(tx, ctx, session)
    return done(null, event('pulse.tapped', session.id, { question, answers: 1 }), ...held)
  })
}

/** Takes an answer back that was tapped by mistake. No total falls below nothing. */
export function untapPulse(
  ctx: Key,
  sessionId: string,
  { question, answer }: Tap,
  once: Submission,
): Promise<Result<null, Closed | 'already' | Once>> {
  return writeOnce(ctx, lasting(once), async (tx) => {
    const session = await getSession(ctx, sessionId)
    const closed = await closedFor(ctx, session)
    if (closed) return refuse(closed)
    if (!(await addToPulse(tx, session.id, { question, answer, number: -1 }))) return refuse('already')
    return done(null, event('pulse.tapped', session.id, { question, answers: -1 }))
  })
}
