import { and, count, desc, eq, inArray } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { type Forum, getForum } from '#app/domain/forums/queries.server.ts'
import { forumStateWords } from '#app/domain/forums/status.ts'
import { GIVEN_BEFORE } from '#app/domain/register/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { people, registerEntries, sessionDecisions } from '#db/schema/index.ts'
import { findAround, findCompanies, findUsualCompany } from './around-queries.server.ts'
import { followers, type Moved, moveSession, overExisting, type Slip, slipOf } from './cadence.ts'
import { type Clash, clashesOf, needsDecision } from './clashes.ts'
import type { ChangeSession, LayOut } from './input.ts'
import { listSessions, type Session } from './queries.server.ts'
import {
  asksAgain,
  awaitsDate,
  CHANGED_DATE_MONTHS,
  FIRST_DATE_MONTHS,
  hasStarted,
  isWithinMonths,
  type LaidOut,
  layOut,
  takesSessions,
} from './rules.ts'

/** How long a session is when nothing else is said. */
const USUAL_MINUTES = 120

type No = { ok: false; field: string; message: string }
export type Decision = Awaited<ReturnType<typeof listDecisions>>[number]
export type PlannedSession = LaidOut & {
  there: Session | null
  clashes: Clash[]
  past: boolean
  /** What was decided about this date when it was last laid out. */
  before: Pick<Decision, 'kind' | 'reason'> | null
}
export type Plan = { ok: true; sessions: PlannedSession[] } | No

/** What laying out a forum's next twelve months would add, or why it cannot be done. Saves nothing. */
export async function planSessions(
  ctx: Ctx<'session:plan'>,
  forum: Pick<Forum, 'id' | 'state' | 'cadenceDays' | 'observes' | 'schoolBreaks'>,
  { first, time }: Pick<LayOut, 'first' | 'time'>,
): Promise<Plan> {
  if (!takesSessions(forum.state)) return no('', closedWords(forum.state))
  if (!isWithinMonths(first, todayInLondon(ctx.now), FIRST_DATE_MONTHS)) {
    const { back, ahead } = FIRST_DATE_MONTHS
    return no('first', `First date must be from ${back} months back to ${ahead} months ahead`)
  }
  const laid = layOut(first, time, forum.cadenceDays)
  if (!laid.ok) return no(laid.reason === 'skipped-hour' ? 'time' : 'first', laid.words)
  const [existing, decisions, company, around] = await Promise.all([
    listSessions(ctx, forum.id),
    listDecisions(ctx, forum.id),
    findUsualCompany(forum.id),
    findAround(
      forum,
      laid.value.map(({ date }) => date),
    ),
  ])
  const slots = overExisting(laid.value, existing, forum.cadenceDays).map((slot) => ({
    ...slot,
    clashes: clashesOf({ ...slot, minutes: USUAL_MINUTES }, { ...around, company }),
    past: hasStarted(slot, ctx.now),
    before: decisions.find(({ kind, date }) => date === slot.date && (kind === 'kept' || kind === 'skipped')) ?? null,
  }))
  return { ok: true, sessions: slots }
}

/**
 * `asksAgain`: it gets another moment, so that what was said about the old one does not hold. `answered`: how many have said
 * whether they come. `confirmed`: the team and the venue have to do the new one as well.
 */
export type PlannedMove = Moved & { minutes: number; clashes: Clash[]; needsDecision: boolean } & {
  asksAgain: boolean
  confirmed: boolean
  answered: number
}
export type MovePlan =
  | { ok: true; moves: PlannedMove[]; slip: { now: Slip | null; after: Slip | null }; later: number }
  | No

/** What a change of a session would do to it and to those that follow, or why it cannot be done. Saves nothing. */
export async function planMove(
  ctx: Ctx<'session:plan'>,
  session: Session,
  { date, time, minutes, follow = false, reason = '' }: Omit<ChangeSession, 'version'>,
): Promise<MovePlan> {
  const forum = await getForum(ctx, session.forumSlug)
  const all = await listSessions(ctx, session.forumId)
  const moved = moveSession(all, { id: session.id, date, time, follow }, ctx.now)
  if (!moved.ok) return no(moved.reason === 'skipped-hour' && moved.id === session.id ? 'time' : 'date', moved.words)
  if (date !== session.date || awaitsDate(session.state)) {
    const { back, ahead } = CHANGED_DATE_MONTHS
    const words = `Date must be from ${back} months back to ${ahead} months ahead`
    if (!isWithinMonths(date, todayInLondon(ctx.now), CHANGED_DATE_MONTHS)) return no('date', words)
    if (reason === '') return no('reason', 'Enter a reason for the new date')
  }
  const around = await findAround(
    forum,
    moved.moves.map((move) => move.date),
  )
  const companies = await findCompanies(moved.moves.map(({ id }) => id))
  const given = await countAnswers(moved.moves.map(({ id }) => id))
  const nobody = { staff: new Map<string, string>(), venueId: null, isSure: true }
  const moves = moved.moves.map((move): PlannedMove => {
    const was = all.find(({ id }) => id === move.id) ?? session
    const length = move.id === session.id ? minutes : was.minutes
    const again = asksAgain(was, move.startsAt, ctx.now)
    const answers = { asksAgain: again, answered: again ? (given.get(move.id) ?? 0) : 0 }
    const confirmed = again && was.state === 'confirmed'
    const company = companies.get(move.id) ?? nobody
    const clashes = clashesOf({ ...move, minutes: length }, { ...around, company })
    const fresh = clashes.filter(({ kind }) => kind !== 'bank-holiday' || move.date !== move.from)
    return { ...move, minutes: length, clashes, needsDecision: needsDecision(fresh), confirmed, ...answers }
  })
  const redated = { state: session.state === 'postponed' ? ('planned' as const) : session.state }
  const then = all.map((one) => ({
    ...one,
    ...(one.id === session.id ? redated : {}),
    ...moved.moves.find(({ id }) => id === one.id),
  }))
  const today = todayInLondon(ctx.now)
  const slip = { now: slipOf(all, today, forum.cadenceDays), after: slipOf(then, today, forum.cadenceDays) }
  return { ok: true, moves, slip, later: followers(all, session, ctx.now).length }
}

/** How many have said whether they come to each of these sessions. */
async function countAnswers(sessionIds: readonly string[]): Promise<Map<string, number>> {
  const { sessionId, status } = registerEntries
  const rows = await read()
    .select({ id: sessionId, n: count() })
    .from(registerEntries)
    .where(and(inArray(sessionId, [...sessionIds]), inArray(status, [...GIVEN_BEFORE])))
    .groupBy(sessionId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** What was decided about the dates of a forum, the latest first. */
export async function listDecisions(ctx: Ctx<Permission>, forumId: string) {
  return read()
    .select({
      id: sessionDecisions.id,
      kind: sessionDecisions.kind,
      date: sessionDecisions.date,
      toDate: sessionDecisions.toDate,
      followed: sessionDecisions.followed,
      reason: sessionDecisions.reason,
      at: sessionDecisions.at,
      by: people.name,
    })
    .from(sessionDecisions)
    .leftJoin(people, eq(people.id, sessionDecisions.decidedBy))
    .where(and(eq(sessionDecisions.forumId, forumId), reachable(ctx, sessionDecisions.forumId)))
    .orderBy(desc(sessionDecisions.at), desc(sessionDecisions.date), desc(sessionDecisions.id))
}

function no(field: string, message: string): No {
  return { ok: false, field, message }
}

function closedWords(state: Forum['state']): string {
  return `This forum is ${forumStateWords[state].label.toLowerCase()}. Sessions can be laid out when it is open or planned.`
}
