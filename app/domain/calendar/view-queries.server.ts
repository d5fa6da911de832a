import { and, asc, eq, gte, lte, type SQL } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { SessionState } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import type { LocalDate } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { forums, sessions } from '#db/schema/index.ts'

type Key = Ctx<'calendar:view'>
type Asked = { from?: LocalDate; to?: LocalDate; forum?: string; state?: SessionState }

export type CalendarForum = Awaited<ReturnType<typeof listCalendarForums>>[number]
export type CalendarSession = Awaited<ReturnType<typeof listCalendarSessions>>[number]

/** The forums within reach, by name, with whose days they look out for. */
export function listCalendarForums(ctx: Key) {
  const { id, slug, name, state, observes, schoolBreaks } = forums
  return read()
    .select({ slug, name, state, observes, schoolBreaks })
    .from(forums)
    .where(reachable(ctx, id))
    .orderBy(asc(name))
}

/** Sessions within reach, earliest first: of all days, or those from one day to another; of all forums and states, or one. */
export function listCalendarSessions(ctx: Key, { from, to, forum, state }: Asked = {}) {
  const asked: (SQL | undefined)[] = [
    from ? gte(sessions.date, from) : undefined,
    to ? lte(sessions.date, to) : undefined,
    forum ? eq(forums.slug, forum) : undefined,
    state ? eq(sessions.state, state) : undefined,
  ]
  const { id, date, time, startsAt } = sessions
  return read()
    .select({ id, date, time, startsAt, state: sessions.state, slug: forums.slug, forum: forums.name })
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(and(reachable(ctx, sessions.forumId), ...asked))
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
}
