import { marksOf } from '#app/domain/calendar/marks.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import type { Mark } from '#app/domain/calendar/status.ts'
import { listCalendarForums, listCalendarSessions } from '#app/domain/calendar/view-queries.server.ts'
import { monthsFrom } from '#app/domain/calendar/views.ts'
import { takesItsDay } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { dayOfWeek, formatMonth, formatTime, type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'

type Line = { key: string; date: LocalDate; day: string; words: string; mark: Mark | null }
export type ChartMonth = { name: string; lines: Line[] }

const dayOf = (date: LocalDate) => `${dayOfWeek(date).slice(0, 3)} ${Number(date.slice(8))}`

/** The months from this one on, six or 12: the sessions that take their day, and the bank holidays. */
export async function chartShown(ctx: Ctx<'calendar:view'>, asked: string | null) {
  const number = asked === '6' ? 6 : 12
  const spans = monthsFrom(todayInLondon(ctx.now), number)
  const [first, last] = [spans[0]?.from ?? '', spans.at(-1)?.to ?? '']
  const [forums, all, calendar] = await Promise.all([
    listCalendarForums(ctx),
    listCalendarSessions(ctx, { from: first, to: last }),
    getCalendar(),
  ])
  const marks = marksOf(forums)
  const sessions = all.filter(({ state }) => takesItsDay(state))
  const meetings = sessions.map(({ id, date, time, slug, forum }) => ({
    ...{ key: id, date, day: dayOf(date), words: `${forum}, ${formatTime(time)}`, mark: marks[slug] ?? null },
  }))
  const holidays = calendar.bankHolidays.map(({ date, title }) => ({
    ...{ key: `${date} ${title}`, date, day: dayOf(date), words: `Bank holiday: ${title}`, mark: null },
  }))
  const lines: Line[] = [...holidays, ...meetings].toSorted((one, other) => one.date.localeCompare(other.date))
  return {
    number,
    words: `${formatMonth(first)} to ${formatMonth(last)}`,
    sessions: sessions.length,
    forums: forums.flatMap(({ slug, name }) => {
      const mark = marks[slug]
      return mark && sessions.some((one) => one.slug === slug) ? [{ slug, name, mark }] : []
    }),
    months: spans.map(({ from, to }) => ({
      name: formatMonth(from),
      lines: lines.filter(({ date }) => from <= date && date <= to),
    })),
  }
}
