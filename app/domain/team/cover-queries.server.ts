import { and, asc, eq, gt, inArray, isNotNull, or } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { canBeChanged, hasStarted } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { coverRequests, forums, people, sessions, sessionTeam } from '#db/schema/index.ts'
import { getTeam, listColleagues } from './team-queries.server.ts'

const meeting = { sessionId: sessions.id, forumId: sessions.forumId, forum: forums.name, startsAt: sessions.startsAt }
const toCome = (now: Date) => and(inArray(sessions.state, ['planned', 'confirmed']), gt(sessions.startsAt, now))

/** The asking for cover of a session within reach: whom it went to, how far it is, and who else can be asked. */
export async function getCover(ctx: Ctx<'session:team'>, sessionId: string) {
  const session = await getSession(ctx, sessionId)
  const requests = await read()
    .select({ request: coverRequests, name: people.name })
    .from(coverRequests)
    .innerJoin(people, eq(people.id, coverRequests.personId))
    .where(eq(coverRequests.sessionId, session.id))
    .orderBy(asc(people.name), asc(people.id))
  const { members } = await getTeam(ctx, session.id)
  const taken = new Set([
    ...members.map(({ id }) => id),
    ...requests.flatMap(({ request }) => (request.state === 'asked' ? request.personId : [])),
  ])
  const workers = (await listColleagues(ctx, session.id)).filter(
    ({ id, roles }) => roles.includes('support') && !taken.has(id),
  )
  return {
    session,
    open: canBeChanged(session.state) && !hasStarted(session, ctx.now),
    requests: requests.map(({ request, name }) => ({ ...request, name })),
    choices: workers.filter(({ trainedOn }) => trainedOn !== null),
    untrained: workers.filter(({ trainedOn }) => trainedOn === null),
  }
}

/** A request for cover that went to whoever asks, with its session, which may be over. Throws NotFound for anybody else's. */
export async function getOwnRequest(ctx: Ctx<'cover:answer'>, id: string) {
  const [row] = await read()
    .select({ request: coverRequests, session: sessions, forum: forums.name })
    .from(coverRequests)
    .innerJoin(sessions, eq(sessions.id, coverRequests.sessionId))
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(and(eq(coverRequests.id, id), eq(coverRequests.personId, ctx.actor.id), reachable(ctx, sessions.forumId)))
  return found(row)
}

/**
 * The sessions to come of a support worker, the next one first: at which they are in the team, and those they were asked to
 * cover and have not answered.
 */
export async function listOwnSessions(ctx: Ctx<'cover:answer'>) {
  const own = ctx.actor.id
  const toAnswer = and(
    eq(coverRequests.sessionId, sessions.id),
    eq(coverRequests.personId, own),
    eq(coverRequests.state, 'asked'),
  )
  const inTeam = and(
    eq(sessionTeam.sessionId, sessions.id),
    eq(sessionTeam.personId, own),
    eq(sessionTeam.part, 'victim_support'),
  )
  const isTheirs = or(isNotNull(coverRequests.id), isNotNull(sessionTeam.id))
  const rows = await read()
    .select({
      ...meeting,
      ...{ minutes: sessions.minutes, time: sessions.time },
      ...{ requestId: coverRequests.id, memberId: sessionTeam.id },
    })
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .leftJoin(coverRequests, toAnswer)
    .leftJoin(sessionTeam, inTeam)
    .where(and(isTheirs, toCome(ctx.now), reachable(ctx, sessions.forumId)))
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
  return {
    asked: rows.flatMap(({ requestId, ...row }) => (requestId ? [{ ...row, id: requestId }] : [])),
    mine: rows.filter(({ memberId }) => memberId !== null),
  }
}
