import { and, asc, eq } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { asItStands, asTheyStand, standingOf } from '#app/domain/team/queries.server.ts'
import { standsBetween } from '#app/domain/team/rules.ts'
import { read } from '#db/client.server.ts'
import { forums, preparations, sessions } from '#db/schema/index.ts'
import type { Progress } from './tasks.ts'

export type Session = typeof sessions.$inferSelect & { forumName: string; forumSlug: string }

const withForum = { session: sessions, forumName: forums.name, forumSlug: forums.slug }

/** A session with its forum; throws NotFound when there is none within reach. */
export async function getSession(ctx: Ctx<Permission>, id: string): Promise<Session> {
  const session = await findStored(ctx, id)
  const [standing = session] = await asTheyStand([session], ctx.now)
  return standing
}

/** The same with how its team stands, for the page that shows both. */
export async function getSessionWithTeam(ctx: Ctx<Permission>, id: string) {
  const session = await findStored(ctx, id)
  const team = await standingOf(session.id, ctx.now)
  return { session: asItStands(session, team, ctx.now), team }
}

/** As it was written down last. */
async function findStored(ctx: Ctx<Permission>, id: string): Promise<Session> {
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
  const sessionsThere = rows.map(({ session, forumName, forumSlug }) => ({ ...session, forumName, forumSlug }))
  return asTheyStand(sessionsThere, ctx.now)
}

type Counted = { vouchersDue: number; vouchersOpen: number; points: number }

/** How far a session has got, in numbers, for the list of what still needs doing. The caller found it within reach. */
export async function sessionProgress(
  ctx: Ctx<'session:view'>,
  { session, team }: Awaited<ReturnType<typeof getSessionWithTeam>>,
  { vouchersDue, vouchersOpen, points }: Counted,
): Promise<Progress> {
  const { id, venueId } = session
  const ready = await read()
    .select({ state: preparations.state, dueOn: preparations.dueOn })
    .from(preparations)
    .where(eq(preparations.sessionId, id))
  const open = ready.filter(({ state }) => state === 'open')
  const late = open.filter(({ dueOn }) => dueOn < todayInLondon(ctx.now)).length
  return {
    ...{ arrived: vouchersDue, vouchersSettled: vouchersDue - vouchersOpen, points },
    ...{ team: team.members.length, missing: standsBetween(team).length, hasVenue: venueId !== null },
    preparations: { all: ready.length, open: open.length, late },
  }
}
