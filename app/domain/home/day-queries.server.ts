import { and, asc, eq, inArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { hoursInWords } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { forums, sessions } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

/** Sessions of this very day, until they are balanced. */
export async function sessionsToday(ctx: Ctx<'day:keep'>): Promise<Task[]> {
  const live = inArray(sessions.state, ['planned', 'confirmed', 'held'])
  const rows = await read()
    .select({
      sessionId: sessions.id,
      forum: forums.name,
      time: sessions.time,
      startsAt: sessions.startsAt,
      minutes: sessions.minutes,
    })
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(and(live, eq(sessions.date, todayInLondon(ctx.now)), reachable(ctx, sessions.forumId)))
    .orderBy(asc(sessions.startsAt))
  return rows.map(({ sessionId, forum, ...hours }) =>
    tasks.sessionToday({ sessionId, forum, when: hoursInWords(hours) }),
  )
}
