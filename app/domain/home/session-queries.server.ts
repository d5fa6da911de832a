import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { reachable, reaches } from '#app/domain/access/scope.server.ts'
import { hasStarted, hoursInWords } from '#app/domain/sessions/rules.ts'
import { SESSION_STATES } from '#app/domain/sessions/status.ts'
import type { Ctx, KeyRing } from '#app/domain/shared/context.ts'
import { formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { asItStands, standingsOf } from '#app/domain/team/queries.server.ts'
import { read } from '#db/client.server.ts'
import { forums, sessions, sessionTeam } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'
import { supportTasks } from './support-rules.ts'

const NO_TEAM = { members: [], expected: { accepted: 0, unanswered: 0 } }

const SHOWN_SESSIONS = 5

export type LiveSession = Awaited<ReturnType<typeof liveSessions>>[number]

/**
 * The sessions that something may have to be done about before they are held, and those of today, earliest first. Several
 * tasks ask for them, each for those that its own key reaches; whoever has such a key may view the session too. `state` is
 * the one that is true now, `part` what whoever asks is to do there.
 */
async function liveSessions(ctx: Ctx<'session:view'>) {
  const { id, forumId, state, date, time, startsAt, minutes } = sessions
  const own = and(eq(sessionTeam.sessionId, id), eq(sessionTeam.personId, ctx.actor.id))
  const ofToday = and(eq(state, 'held'), eq(date, todayInLondon(ctx.now)))
  const rows = await read()
    .select({ id, forumId, forum: forums.name, state, date, time, startsAt, minutes, part: sessionTeam.part })
    .from(sessions)
    .innerJoin(forums, eq(forums.id, forumId))
    .leftJoin(sessionTeam, own)
    .where(and(or(inArray(state, ['planned', 'confirmed']), ofToday), reachable(ctx, forumId)))
    .orderBy(asc(startsAt))
  const all = rows.map((row) => ({ ...row, isToCome: row.state !== 'held' && !hasStarted(row, ctx.now) }))
  const toCome = all.filter(({ isToCome }) => isToCome).map(({ id }) => id)
  const teams = await standingsOf(toCome, ctx.now)
  return all.map((row) => ({
    ...asItStands(row, teams.get(row.id), ctx.now),
    team: teams.get(row.id) ?? NO_TEAM,
  }))
}

/** The same within the reach of one key after another. */
export type Live = (ctx: Pick<Ctx<'session:view'>, 'scope'>) => LiveSession[]

/** Reads them once for all tasks of a page. */
export async function listLive(keys: KeyRing): Promise<Live> {
  const widest = keys.key('session:view')
  const all = widest ? await liveSessions(widest) : []
  return (ctx) => all.filter(({ forumId }) => reaches(ctx, forumId))
}

const told = ({ id, forum, startsAt }: LiveSession) => ({ sessionId: id, forum, when: formatDateTime(startsAt) })

/** Sessions of this very day, until they are balanced. */
export function sessionsToday(ctx: Ctx<'day:keep'>, live: Live): Task[] {
  const today = todayInLondon(ctx.now)
  return live(ctx)
    .filter(({ date }) => date === today)
    .map((session) => tasks.sessionToday({ ...told(session), when: hoursInWords(session) }))
}

/** Sessions of this very day at which whoever asks is the support worker. */
export function supportedToday(ctx: Ctx<'cover:answer'>, live: Live): Task[] {
  const today = todayInLondon(ctx.now)
  return live(ctx)
    .filter(({ date, part }) => date === today && part === 'victim_support')
    .map((session) => supportTasks.today({ id: session.id, forum: session.forum, when: hoursInWords(session) }))
}

/** Sessions that have begun and wait for their register. */
export function registersDue(ctx: Ctx<'register:keep'>, live: Live): Task[] {
  return live(ctx)
    .filter(({ state, isToCome }) => state !== 'held' && !isToCome)
    .map((session) => tasks.register(told(session)))
}

/** The next few sessions, as they stand, and whether whoever asks is in their team. */
export function nextSessions(ctx: Ctx<'session:view'>, live: Live) {
  return live(ctx)
    .filter(({ isToCome }) => isToCome)
    .slice(0, SHOWN_SESSIONS)
    .map((session) => ({ ...told(session), state: SESSION_STATES[session.state].label, own: session.part !== null }))
}
