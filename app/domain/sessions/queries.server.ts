import { and, asc, count, eq, inArray, isNull, sum } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Forum } from '#app/domain/forums/queries.server.ts'
import { forumStateWords } from '#app/domain/forums/status.ts'
import { REGISTER_STATUS_CODES, REGISTER_STATUSES } from '#app/domain/register/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { asTheyStand, standingsOf } from '#app/domain/team/queries.server.ts'
import { standsBetween } from '#app/domain/team/rules.ts'
import { read } from '#db/client.server.ts'
import {
  forums,
  points,
  registerEntries,
  sessions,
  sessionTeam,
  sessionTotals,
  voucherIssues,
} from '#db/schema/index.ts'
import { BANK_HOLIDAYS } from './calendar.ts'
import type { LayOut } from './input.ts'
import { FIRST_DATE_MONTHS, flagClashes, hasStarted, isWithinMonths, layOut, takesSessions } from './rules.ts'
import type { Progress } from './tasks.ts'

export type Session = typeof sessions.$inferSelect & { forumName: string; forumSlug: string }

const withForum = { session: sessions, forumName: forums.name, forumSlug: forums.slug }

/** A session with its forum; throws NotFound when there is none within reach. */
export async function getSession(ctx: Ctx<Permission>, id: string): Promise<Session> {
  const [row] = await read()
    .select(withForum)
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(and(eq(sessions.id, id), reachable(ctx, sessions.forumId)))
  const { session, forumName, forumSlug } = found(row)
  const [standing = session] = await asTheyStand([session], ctx.now)
  return { ...standing, forumName, forumSlug }
}

/** All sessions of a forum within reach, earliest first. */
export async function listSessions(ctx: Ctx<Permission>, forumId: string): Promise<Session[]> {
  const rows = await read()
    .select(withForum)
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(and(eq(sessions.forumId, forumId), reachable(ctx, sessions.forumId)))
    .orderBy(asc(sessions.startsAt))
  const sessionsThere = rows.map(({ session, forumName, forumSlug }) => ({ ...session, forumName, forumSlug }))
  return asTheyStand(sessionsThere, ctx.now)
}

export type PlannedSession = { date: string; time: string; startsAt: Date; clash: string | null; past: boolean }
export type Plan =
  | { ok: true; sessions: PlannedSession[] }
  | { ok: false; field: 'first' | 'time' | ''; message: string }

/** What laying out a forum's next twelve months would make, or why it cannot be done. Saves nothing. */
export async function planSessions(
  ctx: Ctx<'session:plan'>,
  forum: Pick<Forum, 'id' | 'state'>,
  { first, time }: LayOut,
): Promise<Plan> {
  if (!takesSessions(forum.state)) return notPossible('', closedWords(forum.state))
  if (!isWithinMonths(first, todayInLondon(ctx.now), FIRST_DATE_MONTHS)) {
    const { back, ahead } = FIRST_DATE_MONTHS
    return notPossible('first', `First date must be from ${back} months back to ${ahead} months ahead`)
  }
  const laid = layOut(first, time)
  if (!laid.ok) return notPossible(laid.reason === 'skipped-hour' ? 'time' : 'first', laid.words)
  const taken = await takenDates(ctx, forum.id)
  const clashing = laid.value.filter(({ date }) => taken.has(date)).map(({ date }) => formatDate(date))
  if (clashing.length > 0) return notPossible('first', `This forum already has a session on ${inWords(clashing)}`)
  const flagged = flagClashes(laid.value, BANK_HOLIDAYS)
  return { ok: true, sessions: flagged.map((session) => ({ ...session, past: hasStarted(session, ctx.now) })) }
}

/** How far a session has got, in numbers, for the list of what still needs doing. */
export async function sessionProgress(ctx: Ctx<'session:view'>, id: string): Promise<Progress> {
  const { id: sessionId } = await getSession(ctx, id)
  const arrived = REGISTER_STATUS_CODES.filter((code) => REGISTER_STATUSES[code].arrived)
  const theirs = and(
    eq(voucherIssues.sessionId, registerEntries.sessionId),
    eq(voucherIssues.participantId, registerEntries.participantId),
    eq(voucherIssues.live, true),
  )
  const came = and(eq(registerEntries.sessionId, sessionId), inArray(registerEntries.status, arrived))
  const [team, named, unthanked, nameless, said] = await Promise.all([
    read().select({ n: count() }).from(sessionTeam).where(eq(sessionTeam.sessionId, sessionId)),
    read().select({ n: count() }).from(registerEntries).where(came),
    read()
      .select({ n: count() })
      .from(registerEntries)
      .leftJoin(voucherIssues, theirs)
      .where(and(came, isNull(voucherIssues.id))),
    read()
      .select({ n: sum(sessionTotals.number) })
      .from(sessionTotals)
      .where(and(eq(sessionTotals.sessionId, sessionId), inArray(sessionTotals.status, arrived))),
    read().select({ n: count() }).from(points).where(eq(points.sessionId, sessionId)),
  ])
  const number = (rows: { n: number | string | null }[]) => Number(rows[0]?.n ?? 0)
  const all = number(named) + number(nameless)
  const standing = (await standingsOf([sessionId], ctx.now)).get(sessionId)
  const missing = standing ? standsBetween(standing).length : 0
  return { team: number(team), missing, arrived: all, vouchersSettled: all - number(unthanked), points: number(said) }
}

/** Days on which a forum has a session that was not cancelled or postponed. */
async function takenDates(ctx: Ctx<'session:plan'>, forumId: string): Promise<Set<string>> {
  const live = inArray(sessions.state, ['planned', 'confirmed', 'held', 'balanced'])
  const rows = await read()
    .select({ date: sessions.date })
    .from(sessions)
    .where(and(eq(sessions.forumId, forumId), live, reachable(ctx, sessions.forumId)))
  return new Set(rows.map(({ date }) => date))
}

function notPossible(field: 'first' | 'time' | '', message: string): Plan {
  return { ok: false, field, message }
}

function closedWords(state: Forum['state']): string {
  return `This forum is ${forumStateWords[state].label.toLowerCase()}. Sessions can be laid out when it is open or planned.`
}

function inWords(list: string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`
}
