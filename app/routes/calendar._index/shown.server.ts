import { notesOn } from '#app/domain/calendar/days.ts'
import { marksOf } from '#app/domain/calendar/marks.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import type { View } from '#app/domain/calendar/status.ts'
import {
  type CalendarForum,
  type CalendarSession,
  listCalendarForums,
  listCalendarSessions,
} from '#app/domain/calendar/view-queries.server.ts'
import { monthSpan, neighbours, placedOn, sixWeeksSpan, spanInWords } from '#app/domain/calendar/views.ts'
import { pageOf } from '#app/domain/points/rules.ts'
import { hasStarted } from '#app/domain/sessions/rules.ts'
import { SESSION_STATE_CODES, stateTag } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatTime, type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'

type Key = Ctx<'calendar:view'>

/** A session as all three views show it. */
function sessionShown(session: CalendarSession, { marks, now }: { marks: ReturnType<typeof marksOf>; now: Date }) {
  const { id, slug, forum, date, time, state } = session
  const begun = hasStarted(session, now)
  const mark = marks[slug] ?? { shape: 'circle' as const, letter: '' }
  return { id, forum, mark, day: formatDate(date), time: formatTime(time), tag: stateTag(state, begun), begun }
}
export type SessionShown = ReturnType<typeof sessionShown>

const keyOf = (forums: readonly CalendarForum[], marks: ReturnType<typeof marksOf>, present: ReadonlySet<string>) =>
  forums.flatMap(({ slug, name, state }) => {
    const mark = marks[slug]
    return mark && (state !== 'closed' || present.has(slug)) ? [{ slug, name, mark }] : []
  })

/** The weeks of a month, or six weeks: each day with its sessions and what else it is. */
export async function weeksShown(ctx: Key, view: Exclude<View, 'list'>, date: LocalDate) {
  const span = view === 'month' ? monthSpan(date) : sixWeeksSpan(date)
  const [forums, sessions, calendar] = await Promise.all([
    listCalendarForums(ctx),
    listCalendarSessions(ctx, span),
    getCalendar(),
  ])
  const marks = marksOf(forums)
  const today = todayInLondon(ctx.now)
  const shownForums = forums.filter(({ state }) => state !== 'closed')
  const weeks = placedOn(span, sessions).map((week) =>
    week.map(
      (day) =>
        day && {
          date: day.date,
          words: formatDate(day.date),
          number: Number(day.date.slice(8)),
          isToday: day.date === today,
          sessions: day.things.map((session) => sessionShown(session, { marks, now: ctx.now })),
          notes: notesOn(day.date, span.from, calendar, shownForums),
        },
    ),
  )
  const key = keyOf(forums, marks, new Set(sessions.map(({ slug }) => slug)))
  const words = spanInWords(view, span)
  const around = neighbours(view, span)
  const beyond = span.to > calendar.endsOn ? formatDate(calendar.endsOn) : null
  return { view, words, weeks, forums: key, number: sessions.length, around, beyond }
}
export type WeeksShown = Awaited<ReturnType<typeof weeksShown>>
export type DayShown = NonNullable<WeeksShown['weeks'][number][number]>

const SESSIONS_A_PAGE = 50

/** All sessions to come, then those that were, the latest first; of one forum or in one state where that is asked. */
export async function listShown(ctx: Key, search: URLSearchParams) {
  const forums = await listCalendarForums(ctx)
  const forum = forums.find(({ slug }) => slug === search.get('forum'))?.slug ?? ''
  const state = SESSION_STATE_CODES.find((code) => code === search.get('state')) ?? ''
  const sessions = await listCalendarSessions(ctx, { forum, state: state || undefined })
  const coming = sessions.filter((session) => !hasStarted(session, ctx.now))
  const earlier = sessions.filter((session) => hasStarted(session, ctx.now)).reverse()
  const page = pageOf(sessions.length, Math.trunc(Number(search.get('page'))) || 1, SESSIONS_A_PAGE)
  const marks = marksOf(forums)
  const on = [...coming, ...earlier]
    .slice(page.offset, page.offset + SESSIONS_A_PAGE)
    .map((session) => sessionShown(session, { marks, now: ctx.now }))
  return {
    view: 'list' as const,
    filter: { forum, state },
    forums: forums.map(({ slug, name }) => ({ slug, name })),
    numbers: { coming: coming.length, earlier: earlier.length },
    page,
    coming: on.filter(({ begun }) => !begun),
    earlier: on.filter(({ begun }) => begun),
  }
}
export type ListShown = Awaited<ReturnType<typeof listShown>>
