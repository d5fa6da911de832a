import { and, asc, count, eq, gt, inArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { addDays, formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { agendaItems, forums, sessions } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

/** So long before a session its suggestions are to be looked at. */
const DAYS_BEFORE = 10

/** Suggestions that nobody has looked at, for each forum whose next session is at most ten days away. */
export async function suggestionsWaiting(ctx: Ctx<'agenda:keep'>): Promise<Task[]> {
  const until = addDays(todayInLondon(ctx.now), DAYS_BEFORE)
  const toCome = and(inArray(sessions.state, ['planned', 'confirmed']), gt(sessions.startsAt, ctx.now))
  const rows = await read()
    .select({
      ...{ sessionId: sessions.id, forum: forums.name, date: sessions.date, startsAt: sessions.startsAt },
      suggestions: count(),
    })
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .innerJoin(agendaItems, and(eq(agendaItems.forumId, forums.id), eq(agendaItems.state, 'suggested')))
    .where(and(toCome, reachable(ctx, sessions.forumId)))
    .groupBy(sessions.id, forums.name, sessions.date, sessions.startsAt)
    .orderBy(asc(sessions.startsAt))
  const next = rows.filter(({ forum }, at) => rows.findIndex((one) => one.forum === forum) === at)
  return next
    .filter(({ date }) => date <= until)
    .map(({ startsAt, date: _date, ...row }) => tasks.agenda({ ...row, when: formatDateTime(startsAt) }))
}
