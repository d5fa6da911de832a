import { and, asc, count, eq, inArray, isNull, or, sum } from 'drizzle-orm'
import { type Permission, type Role, rolesWith, roleWords } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import type { Forum } from '#app/domain/forums/queries.server.ts'
import { forumStateWords } from '#app/domain/forums/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { dueStatuses } from '#app/domain/vouchers/rules.ts'
import { read } from '#db/client.server.ts'
import {
  forums,
  grants,
  people,
  points,
  registerEntries,
  sessions,
  sessionTeam,
  sessionTotals,
  voucherIssues,
} from '#db/schema/index.ts'
import { BANK_HOLIDAYS } from './calendar.ts'
import type { LayOut } from './input.ts'
import {
  FIRST_DATE_MONTHS,
  flagClashes,
  type Holiday,
  hasStarted,
  isWithinMonths,
  layOut,
  takesSessions,
} from './rules.ts'
import { HELD_STATES } from './status.ts'
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
  return { ...session, forumName, forumSlug }
}

/** All sessions of a forum within reach, earliest first. */
export async function listSessions(ctx: Ctx<Permission>, forumId: string): Promise<Session[]> {
  const rows = await read()
    .select(withForum)
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(and(eq(sessions.forumId, forumId), reachable(ctx, sessions.forumId)))
    .orderBy(asc(sessions.startsAt))
  return rows.map(({ session, forumName, forumSlug }) => ({ ...session, forumName, forumSlug }))
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

export type Colleague = { id: string; name: string; organisation: string; roles: string[] }

/** Active people whose grants let them open this session, by name: whoever may be put into its team. */
export async function listColleagues(ctx: Ctx<'session:team' | 'session:remind'>, id: string): Promise<Colleague[]> {
  const session = await getSession(ctx, id)
  const rows = await read()
    .select({ id: people.id, name: people.name, organisation: people.organisation, role: grants.role })
    .from(people)
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(
      and(
        eq(people.state, 'active'),
        inArray(grants.role, [...rolesWith('session:view')]),
        liveGrant(todayInLondon(ctx.now)),
        or(isNull(grants.forumId), eq(grants.forumId, session.forumId)),
      ),
    )
    .orderBy(asc(people.name), asc(people.id), asc(grants.role))
  return byPerson(rows)
}

/** The team of a session within reach, by name. */
export async function listTeam(ctx: Ctx<'session:view' | 'session:team' | 'session:remind'>, id: string) {
  const session = await getSession(ctx, id)
  return read()
    .select({ id: people.id, name: people.name, organisation: people.organisation })
    .from(sessionTeam)
    .innerJoin(people, eq(people.id, sessionTeam.personId))
    .where(eq(sessionTeam.sessionId, session.id))
    .orderBy(asc(people.name), asc(people.id))
}

function byPerson(rows: { id: string; name: string; organisation: string; role: Role }[]): Colleague[] {
  const colleagues = new Map<string, Colleague>()
  for (const { role, ...person } of rows) {
    const colleague = colleagues.get(person.id) ?? { ...person, roles: [] }
    if (!colleague.roles.includes(roleWords[role])) colleague.roles.push(roleWords[role])
    colleagues.set(person.id, colleague)
  }
  return [...colleagues.values()]
}

/** How far a session has got, in numbers, for the list of what still needs doing. */
export async function sessionProgress(ctx: Ctx<'session:view'>, id: string): Promise<Progress> {
  const session = await getSession(ctx, id)
  const sessionId = session.id
  const due = dueStatuses(session)
  const theirs = and(
    eq(voucherIssues.sessionId, registerEntries.sessionId),
    eq(voucherIssues.participantId, registerEntries.participantId),
    eq(voucherIssues.live, true),
  )
  const came = and(eq(registerEntries.sessionId, sessionId), inArray(registerEntries.status, due))
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
      .where(and(eq(sessionTotals.sessionId, sessionId), inArray(sessionTotals.status, due))),
    read().select({ n: count() }).from(points).where(eq(points.sessionId, sessionId)),
  ])
  const number = (rows: { n: number | string | null }[]) => Number(rows[0]?.n ?? 0)
  const all = number(named) + number(nameless)
  return { team: number(team), arrived: all, vouchersSettled: all - number(unthanked), points: number(said) }
}

/** The bank holidays that working days are counted without. */
export async function listBankHolidays(): Promise<readonly Holiday[]> {
  return BANK_HOLIDAYS
}

/** Days on which a forum has a session that was not cancelled or postponed. */
async function takenDates(ctx: Ctx<'session:plan'>, forumId: string): Promise<Set<string>> {
  const live = inArray(sessions.state, ['planned', 'confirmed', ...HELD_STATES])
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
