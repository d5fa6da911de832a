import { and, count, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { addDays, formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { agendaItems } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'
import type { Live } from './session-queries.server.ts'

/** So long before a session its suggestions are to be looked at. */
const DAYS_BEFORE = 10

/** Suggestions that nobody has looked at, for each forum whose next session is at most ten days away. */
export async function suggestionsWaiting(ctx: Ctx<'agenda:keep'>, live: Live): Promise<Task[]> {
  const until = addDays(todayInLondon(ctx.now), DAYS_BEFORE)
  const toCome = live(ctx).filter(({ isToCome }) => isToCome)
  const next = toCome.filter(({ forumId }, at) => toCome.findIndex((one) => one.forumId === forumId) === at)
  const soon = next.filter(({ date }) => date <= until)
  const waiting = await countSuggestions(soon.map(({ forumId }) => forumId))
  return soon.flatMap(({ id, forumId, forum, startsAt }) => {
    const suggestions = waiting.get(forumId) ?? 0
    return suggestions > 0 ? [tasks.agenda({ sessionId: id, forum, when: formatDateTime(startsAt), suggestions })] : []
  })
}

async function countSuggestions(forumIds: string[]): Promise<ReadonlyMap<string, number>> {
  if (forumIds.length === 0) return new Map()
  const rows = await read()
    .select({ forumId: agendaItems.forumId, n: count() })
    .from(agendaItems)
    .where(and(eq(agendaItems.state, 'suggested'), inArray(agendaItems.forumId, forumIds)))
    .groupBy(agendaItems.forumId)
  return new Map(rows.map(({ forumId, n }) => [forumId, n]))
}
