import { and, eq, inArray } from 'drizzle-orm'
import { replacePageLink } from '#app/domain/mail/page-link-commands.server.ts'
import { findCarried } from '#app/domain/mail/queries.server.ts'
import { type Ctx, systemContext } from '#app/domain/shared/context.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { write } from '#db/client.server.ts'
import { contactTasks } from '#db/schema/index.ts'
import { listTooLate } from './late-queries.server.ts'
import { type TaskIntent, type TaskState, taskMoves } from './status.ts'
import { getScript, getTask } from './task-queries.server.ts'

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

/**
 * Makes the private link that the words of a task lead to, for whoever writes them by hand. One that works is used as it is;
 * without a code word or PIN, or after a lock, none is made (docs/decisions/0012).
 */
export function makeTaskLink(
  ctx: Ctx<'link:send'>,
  id: string,
): Promise<Result<null, 'changed-meanwhile' | 'no-word'>> {
  return write(ctx, async (tx) => {
    const task = await getTask(ctx, id)
    const { script, carries } = await getScript(ctx, task)
    const isToDo = task.state === 'open' || task.state === 'not-reached'
    if (!isToDo || !script || carries === null) return refuse('changed-meanwhile')
    const { participantId } = task
    const carried = await findCarried(participantId, ctx.now)
    if (carried.kind === 'link') return unchanged(null)
    if (carried.kind === 'none') return refuse('no-word')
    const whose = { participantId, createdBy: ctx.actor.id }
    const { events } = await replacePageLink(tx, { ...whose, days: carried.days, now: ctx.now })
    return done(null, ...events)
  })
}

/**
 * Ends what was to be said before a session that has begun since: nobody is rung about it any more. Run as often as one
 * likes. True when there was something.
 */
export async function endLateTasks(now: Date): Promise<boolean> {
  const ids = await listTooLate(now)
  if (ids.length === 0) return false
  const result = await write(systemContext('contact:keep', now), async (tx) => {
    const ended = await tx
      .update(contactTasks)
      .set({ state: 'cancelled', settledBy: null, settledAt: now })
      .where(and(inArray(contactTasks.id, ids), eq(contactTasks.state, 'open')))
      .returning({ id: contactTasks.id })
    const [first, ...rest] = ended.map((one) => event('contact.task-settled', one.id, { state: 'cancelled' }))
    return first ? done(true, first, ...rest) : unchanged(false)
  })
  return result.ok && result.value
}
