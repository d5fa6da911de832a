import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Database, type Submission, writeOnce } from '#db/client.server.ts'
import { agendaItems } from '#db/schema/index.ts'
import type { TimePost } from './input.ts'
import type { Once } from './mark-commands.server.ts'
import type { Moment } from './protocol.ts'
import { type DayItem, listItems } from './queries.server.ts'
import { areDoorsOpen, markOf, momentFrom, momentOf } from './rules.ts'
import { holdIfDue, lasting } from './saving.server.ts'

/**
 * Begins or ends an item of the agenda, goes on with one that was ended, or takes a beginning back. When one begins, the one
 * that is running ends.
 */
export function timeItem(
  ctx: Ctx<'day:keep'>,
  sessionId: string,
  { item, before, wanted, at: told }: TimePost,
  once: Submission,
): Promise<Result<null, 'already' | 'conflict' | 'too-early' | Once>> {
  return writeOnce(ctx, lasting(once), async (tx) => {
    const session = await getSession(ctx, sessionId)
    const now = found((await listItems(ctx, session.id)).find(({ id }) => id === item))
    const verdict = markOf(before, momentOf(now), wanted)
    if (verdict !== 'done') return refuse(verdict === 'nothing' ? 'already' : 'conflict')
    if (!areDoorsOpen(session, ctx.now)) return refuse('too-early')
    const at = momentFrom(told, session, ctx.now)
    if (wanted === 'running') await endRunning(tx, session.id, item, at)
    await tx
      .update(agendaItems)
      .set({ ...timesOf(now, wanted, at), version: now.version + 1 })
      .where(eq(agendaItems.id, item))
    const held = await holdIfDue(tx, ctx, session)
    return done(null, event('agenda.timed', session.id, { item }), ...held)
  })
}

function timesOf(item: DayItem, wanted: Moment, at: Date) {
  if (wanted === 'waiting') return { startedAt: null, endedAt: null, state: 'on' as const }
  if (wanted === 'running') return { startedAt: item.startedAt ?? at, endedAt: null, state: 'on' as const }
  return { startedAt: item.startedAt ?? at, endedAt: at, state: 'done' as const }
}

async function endRunning(tx: Database, sessionId: string, but: string, at: Date): Promise<void> {
  const running = and(isNotNull(agendaItems.startedAt), isNull(agendaItems.endedAt))
  await tx
    .update(agendaItems)
    .set({ endedAt: at, state: 'done' })
    .where(and(eq(agendaItems.sessionId, sessionId), running, ne(agendaItems.id, but)))
}
