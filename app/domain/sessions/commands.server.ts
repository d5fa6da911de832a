import { and, eq } from 'drizzle-orm'
import { getForum } from '#app/domain/forums/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { londonInstant, todayInLondon } from '#app/domain/shared/dates.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { sessions } from '#db/schema/index.ts'
import type { CancelSession, ChangeSession, LayOut } from './input.ts'
import { getSession, planSessions, type Session } from './queries.server.ts'
import { CHANGED_DATE_MONTHS, canBeCancelled, canBeChanged, isWithinMonths } from './rules.ts'
import { SESSION_TRANSITIONS } from './status.ts'

type Repeats = 'repeated' | 'sent-before'

/**
 * Lays out a forum's sessions of twelve months, all or none. Why it was not possible is for `planSessions` to say; the
 * index on forum and day is the last judge of two people doing it at once.
 */
export function layOutSessions(
  ctx: Ctx<'session:plan'>,
  slug: string,
  input: LayOut,
  once: Submission,
): Promise<Result<{ count: number }, 'not-possible' | Repeats>> {
  return writeOnce(
    ctx,
    once,
    async (tx) => {
      const forum = await getForum(ctx, slug)
      const plan = await planSessions(ctx, forum, input)
      if (!plan.ok) return refuse('not-possible')
      const rows = plan.sessions.map(({ date, time, startsAt }) => ({
        id: newId('ses'),
        forumId: forum.id,
        date,
        time,
        startsAt,
      }))
      await tx.insert(sessions).values(rows)
      return done({ count: rows.length }, event('sessions.laid-out', forum.id, { sessions: rows.map(({ id }) => id) }))
    },
    { unique: { 'sessions(forum_id,date)': 'not-possible' } },
  )
}

type ChangeRefusal = 'over' | 'changed-meanwhile' | 'skipped-hour' | 'too-far' | 'date-taken'

/** Changes when one session is and how long it takes. The forum's other sessions stay where they are. */
export function changeSession(
  ctx: Ctx<'session:plan'>,
  id: string,
  input: ChangeSession,
): Promise<Result<null, ChangeRefusal>> {
  return write(
    ctx,
    async (tx) => {
      const session = await getSession(ctx, id)
      const { date, time, minutes } = input
      const fields = (['date', 'time', 'minutes'] as const).filter((field) => session[field] !== input[field])
      if (!canBeChanged(session.state)) return refuse('over')
      if (fields.length === 0) return unchanged(null)
      const start = londonInstant(date, time)
      if (!start.ok) return refuse('skipped-hour')
      if (fields.includes('date') && !isWithinMonths(date, todayInLondon(ctx.now), CHANGED_DATE_MONTHS))
        return refuse('too-far')
      const change = { date, time, minutes, startsAt: start.at }
      if (!(await updateSession(tx, session, input.version, change))) return refuse('changed-meanwhile')
      return done(null, event('session.changed', session.id, { fields }))
    },
    { unique: { 'sessions(forum_id,date)': 'date-taken' } },
  )
}

/** Cancels one session with a reason. Reminders of it that still wait are dropped when their turn to be sent comes. */
export function cancelSession(
  ctx: Ctx<'session:plan'>,
  id: string,
  { reason, version }: CancelSession,
): Promise<Result<null, 'over' | 'changed-meanwhile'>> {
  return write(ctx, async (tx) => {
    const session = await getSession(ctx, id)
    const { to, event: action } = SESSION_TRANSITIONS.cancel
    if (session.state === to && session.cancelReason === reason) return unchanged(null)
    if (!canBeCancelled(session.state)) return refuse('over')
    if (!(await updateSession(tx, session, version, { state: to, cancelReason: reason })))
      return refuse('changed-meanwhile')
    return done(null, event(action, session.id, { fields: ['state', 'cancelReason'] }))
  })
}

/** Changes a session if it still has the version the form was made from. */
async function updateSession(
  tx: Database,
  session: Session,
  version: number,
  change: Partial<typeof sessions.$inferInsert>,
): Promise<boolean> {
  const updated = await tx
    .update(sessions)
    .set({ ...change, version: version + 1 })
    .where(and(eq(sessions.id, session.id), eq(sessions.version, version)))
    .returning({ id: sessions.id })
  return updated.length === 1
}
