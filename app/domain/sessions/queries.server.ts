import { and, asc, count, eq, inArray, isNull, or, sum } from 'drizzle-orm'
import { type Permission, type Role, rolesWith, roleWords } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { dueStatuses } from '#app/domain/vouchers/rules.ts'
import { read } from '#db/client.server.ts'
import {
  forums,
  grants,
  people,
  points,
  preparations,
  registerEntries,
  sessions,
  sessionTeam,
  sessionTotals,
  voucherIssues,
} from '#db/schema/index.ts'
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

export type Colleague = { id: string; name: string; organisation: string; roles: string[] }

/** Active people whose grants let them open this session, by name: whoever may be put into its team. */
export async function listColleagues(
  ctx: Ctx<'session:team' | 'session:remind' | 'session:prepare'>,
  id: string,
): Promise<Colleague[]> {
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
  const [team, ready, named, unthanked, nameless, said] = await Promise.all([
    read().select({ n: count() }).from(sessionTeam).where(eq(sessionTeam.sessionId, sessionId)),
    read().select().from(preparations).where(eq(preparations.sessionId, sessionId)),
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
  const open = ready.filter(({ state }) => state === 'open')
  const late = open.filter(({ dueOn }) => dueOn < todayInLondon(ctx.now)).length
  return {
    ...{ team: number(team), arrived: all, vouchersSettled: all - number(unthanked), points: number(said) },
    hasVenue: session.venueId !== null,
    preparations: { all: ready.length, open: open.length, late },
  }
}
