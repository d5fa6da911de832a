import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { addDays, formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { asOthersSee, CONFIRM_DAYS, standsBetween } from '#app/domain/team/rules.ts'
import { read } from '#db/client.server.ts'
import { coverRequests, forums, sessions } from '#db/schema/index.ts'
import type { Task } from './rules.ts'
import type { Live, LiveSession } from './session-queries.server.ts'
import { teamTasks } from './team-rules.ts'

const lastDay = (now: Date) => addDays(todayInLondon(now), CONFIRM_DAYS)

const told = ({ id, forum, startsAt }: Pick<LiveSession, 'id' | 'forum' | 'startsAt'>) => ({
  id,
  forum,
  when: formatDateTime(startsAt),
})

const notConfirmed = (ctx: Ctx<'session:team' | 'cover:answer'>, live: Live) =>
  live(ctx).filter(({ isToCome, state }) => isToCome && state === 'planned')

/**
 * Sessions to come that are not confirmed: those of the next weeks, and those whose team is chosen already. What is missing
 * is counted, not told: it may be a wish.
 */
export function sessionsToConfirm(ctx: Ctx<'session:team'>, live: Live): Task[] {
  return notConfirmed(ctx, live)
    .filter(({ date, team }) => date <= lastDay(ctx.now) || team.members.length > 0)
    .map(({ team, ...session }) => teamTasks.confirm({ ...told(session), missing: standsBetween(team).length }))
}

/** Requests for cover that wait for the answer of a support worker. */
export async function coverAsked(ctx: Ctx<'cover:answer'>): Promise<Task[]> {
  const asked = and(eq(coverRequests.personId, ctx.actor.id), eq(coverRequests.state, 'asked'))
  const isToCome = and(inArray(sessions.state, ['planned', 'confirmed']), gt(sessions.startsAt, ctx.now))
  const rows = await read()
    .select({ forum: forums.name, startsAt: sessions.startsAt })
    .from(coverRequests)
    .innerJoin(sessions, eq(sessions.id, coverRequests.sessionId))
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(and(asked, isToCome, reachable(ctx, sessions.forumId)))
    .orderBy(asc(sessions.startsAt))
  return rows.map(({ forum, startsAt }) => teamTasks.cover({ forum, when: formatDateTime(startsAt) }))
}

/** Sessions of the next weeks that nobody trained supports yet. Whoever is in the team counts, or it would tell of a wish. */
export function sessionsWithoutSupport(ctx: Ctx<'cover:answer'>, live: Live): Task[] {
  return notConfirmed(ctx, live)
    .filter(({ date }) => date <= lastDay(ctx.now))
    .filter(({ team }) => standsBetween(asOthersSee(team)).includes('no-trained-support'))
    .map((session) => teamTasks.needsSupport(told(session)))
}
