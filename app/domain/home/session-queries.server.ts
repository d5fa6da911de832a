import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { reachable, reaches } from '#app/domain/access/scope.server.ts'
import { hasStarted, hoursInWords } from '#app/domain/sessions/rules.ts'
import type { Ctx, KeyRing } from '#app/domain/shared/context.ts'
import { formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { forums, sessions } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

const SHOWN_SESSIONS = 5

export type LiveSession = Awaited<ReturnType<typeof liveSessions>>[number]

/**
 * The sessions that something may have to be done about before they are held, and those of today, earliest first. Several
 * tasks ask for them, each for those that its own key reaches; whoever has such a key may view the session too.
 */
async function liveSessions(ctx: Ctx<'session:view'>) {
  const { id, forumId, state, date, time, startsAt, minutes } = sessions
  const ofToday = and(eq(state, 'held'), eq(date, todayInLondon(ctx.now)))
  const rows = await read()
    .select({ id, forumId, forum: forums.name, state, date, time, startsAt, minutes })
    .from(sessions)
    .innerJoin(forums, eq(forums.id, forumId))
    .where(and(or(inArray(state, ['planned', 'confirmed']), ofToday), reachable(ctx, forumId)))
    .orderBy(asc(startsAt))
  return rows.map((row) => ({ ...row, isToCome: row.state !== 'held' && !hasStarted(row, ctx.now) }))
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

/** Sessions that have begun and wait for their register. */
export function registersDue(ctx: Ctx<'register:keep'>, live: Live): Task[] {
  return live(ctx)
    .filter(({ state, isToCome }) => state !== 'held' && !isToCome)
    .map((session) => tasks.register(told(session)))
}

/** The next few sessions, for those who may view them. */
export function nextSessions(ctx: Ctx<'session:view'>, live: Live) {
  return live(ctx)
    .filter(({ isToCome }) => isToCome)
    .slice(0, SHOWN_SESSIONS)
    .map(told)
}
