import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { runsOutSoon } from '#app/domain/calendar/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { administratorTasks } from './administrator-rules.ts'
import type { Task } from './rules.ts'

/** That the calendar of holidays runs out in less than a year, or has run out. */
export async function calendarEnding(ctx: Ctx<'calendar:replace'>): Promise<Task[]> {
  const calendar = await getCalendar()
  const today = todayInLondon(ctx.now)
  if (!runsOutSoon(calendar, today)) return []
  return [administratorTasks.calendarEnds({ last: formatDate(calendar.endsOn), over: calendar.endsOn < today })]
}
