import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { write } from '#db/client.server.ts'
import { contactTasks } from '#db/schema/index.ts'
import { type TaskIntent, type TaskState, taskMoves } from './status.ts'
import { getTask } from './task-queries.server.ts'

/** Says how a contact task ended. Said already is said; a task that somebody else settled otherwise is left to them. */
export function settleTask(
  ctx: Ctx<'contact:keep'>,
  id: string,
  intent: TaskIntent,
): Promise<Result<null, 'changed-meanwhile'>> {
  return write(ctx, async (tx) => {
    const { state } = await getTask(ctx, id)
    const { from, to, event: said } = taskMoves[intent]
    if (state === to) return unchanged(null)
    if (!(from as readonly TaskState[]).includes(state)) return refuse('changed-meanwhile')
    const row = { state: to, settledBy: ctx.actor.id, settledAt: ctx.now }
    await tx
      .update(contactTasks)
      .set(row)
      .where(and(eq(contactTasks.id, id), eq(contactTasks.state, state)))
    return done(null, event(said, id, { state: to }))
  })
}
