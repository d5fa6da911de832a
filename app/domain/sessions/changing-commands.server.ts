import { and, eq } from 'drizzle-orm'
import { enqueueSessionChange, enqueueSessionOff } from '#app/domain/mail/session-commands.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import type { LocalDate } from '#app/domain/shared/dates.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { type AuditEvent, done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, write } from '#db/client.server.ts'
import { sessionDecisions, sessions } from '#db/schema/index.ts'
import { datesToKeep, readDecisions } from './decisions.ts'
import type { CancelSession, ChangeSession } from './input.ts'
import { takeBackPromises, tellTeam, thankAsked } from './moving-commands.server.ts'
import { type PlannedMove, planMove } from './planning-queries.server.ts'
import { getSession, type Session } from './queries.server.ts'
import { awaitsDate, canBeCancelled, canBeChanged, canBePostponed } from './rules.ts'
import { SESSION_TRANSITIONS } from './status.ts'

type ChangeRefusal = 'over' | 'changed-meanwhile' | 'not-possible' | 'undecided' | 'not-said'

/**
 * Changes when one session is and how long it takes; later ones follow by as many days when they are to. One that was
 * postponed gets its new date so. What was said about the old date is taken back. Why it was not possible is for `planMove` to say; every move is recorded with its reason.
 */
export function changeSession(
  ctx: Ctx<'session:plan'>,
  id: string,
  input: ChangeSession,
): Promise<Result<{ followed: number }, ChangeRefusal>> {
  return write(
    ctx,
    async (tx) => {
      const session = await getSession(ctx, id)
      const isRedated = awaitsDate(session.state)
      const fields = (['date', 'time', 'minutes'] as const).filter((field) => session[field] !== input[field])
      if (!canBeChanged(session.state) && !isRedated) return refuse('over')
      if (fields.length === 0 && !isRedated) return unchanged({ followed: 0 })
      if (session.version !== input.version) return refuse('changed-meanwhile')
      const plan = await planMove(ctx, session, input)
      if (!plan.ok) return refuse('not-possible')
      const why = readDecisions(datesToKeep(plan.moves), input.answers ?? {}, ['keep'])
      if (!why.ok) return refuse('undecided')
      if (!input.ready && plan.moves.some(({ confirmed }) => confirmed)) return refuse('not-said')
      const moved = await moveAll(tx, plan.moves, { session, minutes: input.minutes })
      const isMoved = isRedated || fields.includes('date')
      const followed = plan.moves.length - 1
      const kept = [...why.value].map(([date, { reason }]) => ({ kind: 'kept' as const, date, reason }))
      for (const { date, ...one } of kept)
        await record(tx, ctx, { ...one, date, session: sessionOn(plan.moves, date) ?? session })
      const { date, reason = '' } = input
      const kind = isRedated ? 'postponed' : 'moved'
      if (isMoved) await record(tx, ctx, { kind, date: session.date, toDate: date, followed, reason, session })
      const said = isMoved
        ? event('session.moved', session.id, { fields, followed })
        : event('session.changed', session.id, { fields })
      const more = kept.map((one) => event('session.date-kept', session.forumId, { date: one.date }))
      const told: AuditEvent[] = []
      // Also what is written down as confirmed and no longer is, which nobody was asked about.
      const isReady = input.ready === 'yes'
      for (const move of plan.moves.filter((one) => one.asksAgain))
        told.push(...(await takeBackPromises(tx, ctx, move, { isReady })))
      for (const one of moved) told.push(...(await enqueueSessionChange(tx, one, ctx.now)))
      return done({ followed }, said, ...more, ...told)
    },
    { unique: { 'sessions(forum_id,date)': 'not-possible' } },
  )
}

/** Cancels one session with a reason. Reminders of it that still wait are dropped when their turn to be sent comes. */
export function cancelSession(
  ctx: Ctx<'session:plan'>,
  id: string,
  { reason, version }: CancelSession,
): Promise<Result<null, 'over' | 'changed-meanwhile'>> {
  return callOff(ctx, id, { transition: 'cancel', reason, version })
}

/** Postpones one session: it has no new date yet, and gives its day free. `changeSession` gives it a new one. */
export function postponeSession(
  ctx: Ctx<'session:plan'>,
  id: string,
  { reason, version }: CancelSession,
): Promise<Result<null, 'over' | 'changed-meanwhile'>> {
  return callOff(ctx, id, { transition: 'postpone', reason, version })
}

function callOff(
  ctx: Ctx<'session:plan'>,
  id: string,
  { transition, reason, version }: CancelSession & { transition: 'cancel' | 'postpone' },
): Promise<Result<null, 'over' | 'changed-meanwhile'>> {
  return write(ctx, async (tx) => {
    const session = await getSession(ctx, id)
    const { to, event: action } = SESSION_TRANSITIONS[transition]
    if (session.state === to && session.cancelReason === reason) return unchanged(null)
    const allowed = transition === 'cancel' ? canBeCancelled(session.state) : canBePostponed(session.state)
    if (!allowed) return refuse('over')
    // A session postponed first was called off then: what is due at short notice is due from that moment.
    const cancelledAt = session.cancelledAt ?? ctx.now
    if (!(await updateSession(tx, session, version, { state: to, cancelReason: reason, cancelledAt })))
      return refuse('changed-meanwhile')
    await record(tx, ctx, { kind: to, date: session.date, reason, session })
    const { startsAt } = session
    const told = await enqueueSessionOff(tx, { id, startsAt, version: version + 1 }, ctx.now)
    await tellTeam(tx, ctx, { id, startsAt }, { template: 'session-called-off', cause: `off:v${version + 1}` })
    told.push(...(await thankAsked(tx, ctx, { id, startsAt })))
    return done(null, event(action, session.id, { fields: ['state', 'cancelReason', 'cancelledAt'] }), ...told)
  })
}

/**
 * Moves all of them. Days are given free before they are taken, the latest first when they go later, so that none stands on
 * another in between. Returns each as it is now.
 */
async function moveAll(
  tx: Database,
  moves: readonly PlannedMove[],
  { session, minutes }: { session: Session; minutes: number },
): Promise<{ id: string; startsAt: Date; version: number }[]> {
  const moved: { id: string; startsAt: Date; version: number }[] = []
  const later = moves.some(({ from, date }) => date > from)
  for (const move of later ? moves.toReversed() : moves) {
    const { date, time, startsAt } = move
    const isRedated = move.id === session.id && awaitsDate(session.state)
    const again = isRedated ? { state: SESSION_TRANSITIONS.redate.to, cancelReason: null, cancelledAt: null } : {}
    const own = move.id === session.id ? { minutes, ...again } : {}
    const [row] = await tx.select({ version: sessions.version }).from(sessions).where(eq(sessions.id, move.id))
    const version = (row?.version ?? 0) + 1
    await tx
      .update(sessions)
      .set({ date, time, startsAt, ...own, version })
      .where(eq(sessions.id, move.id))
    moved.push({ id: move.id, startsAt, version })
  }
  return moved
}

type ToRecord = Pick<typeof sessionDecisions.$inferInsert, 'kind' | 'date' | 'toDate' | 'followed' | 'reason'> & {
  session: { id: string; forumId?: string }
}

async function record(tx: Database, ctx: Ctx<'session:plan'>, { session, ...decision }: ToRecord): Promise<void> {
  const { forumId } = await getSession(ctx, session.id)
  const by = { decidedBy: ctx.actor.id, at: ctx.now }
  await tx.insert(sessionDecisions).values({ id: newId('sde'), forumId, sessionId: session.id, ...decision, ...by })
}

function sessionOn(moves: readonly PlannedMove[], date: LocalDate): PlannedMove | undefined {
  return moves.find((move) => move.date === date)
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
