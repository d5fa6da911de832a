import { bankHolidayOn } from '#app/domain/calendar/rules.ts'
import { weekOfCadence } from '#app/domain/sessions/cadence.ts'
import { CADENCE_DAYS } from '#app/domain/sessions/rules.ts'
import { addDays, addMonths, dayOfWeek, type LocalDate, londonInstant } from '#app/domain/shared/dates.ts'
import type { sessions } from '#db/schema/index.ts'
import calendar from '../reference/calendar.json' with { type: 'json' }
import { cancelReasons } from './content/narratives.ts'
import { type ForumSlug, forumSlugs } from './content/types.ts'
import { madeId } from './ids.ts'
import type { ForumIds } from './people.ts'

/** `back` counts from today: 1 is the forum's latest session so far, 2 the one before; 0 the next, -1 the one after. */
export type MadeSession = typeof sessions.$inferInsert & { slug: ForumSlug; back: number }

const HISTORY_MONTHS = 18
const AHEAD_MONTHS = 12
/** How many days before it a session was moved or called off. */
export const CALLED_OFF_DAYS = 9

/** Each forum has its own weekday and time. The forums follow one another a week apart, in this order; the last meets today. */
export const rhythm: Record<ForumSlug, { weekday: ReturnType<typeof dayOfWeek>; time: string }> = {
  open: { weekday: 'Thursday', time: '18:00' },
  'black-communities': { weekday: 'Tuesday', time: '18:30' },
  'women-and-girls': { weekday: 'Wednesday', time: '10:30' },
  disability: { weekday: 'Friday', time: '13:00' },
  lgbtq: { weekday: 'Monday', time: '18:30' },
  'parents-of-young-victims': { weekday: 'Saturday', time: '10:30' },
}

/** Sessions that did not take place, and why (an index into the reasons). */
const cancelled = [
  { slug: 'black-communities', back: 5, reason: 2 },
  { slug: 'disability', back: 4, reason: 4 },
  { slug: 'lgbtq', back: 9, reason: 1 },
] as const

/** Something is left to do: the register of this one has not been taken. */
export const withoutRegister = { slug: 'open', back: 1 } as const

/** The forum that meets today, whichever day it is: so that the page of a session day can be tried. */
export const MEETS_TODAY: ForumSlug = 'parents-of-young-victims'
/** The next session of these forums is confirmed: nothing is missing. */
const confirmed: readonly ForumSlug[] = ['black-communities', 'women-and-girls', 'lgbtq']

/** Every session from 18 months ago to 12 months ahead, each forum every 42 days. */
export function makeSessions(today: LocalDate, forumIds: ForumIds): MadeSession[] {
  return forumSlugs.flatMap((slug, week) => {
    const weekday = slug === MEETS_TODAY ? dayOfWeek(today) : rhythm[slug].weekday
    const latest = addDays(weekdayBefore(today, weekday), -7 * week)
    const before = datesEvery(-CADENCE_DAYS, latest, (date) => date >= addMonths(today, -HISTORY_MONTHS))
    const ahead = datesEvery(
      CADENCE_DAYS,
      addDays(latest, CADENCE_DAYS),
      (date) => date < addMonths(today, AHEAD_MONTHS),
    )
    return [
      ...before.map((date, at) => makeSession(slug, at + 1, clearOfHolidays(date), forumIds)).reverse(),
      ...ahead.map((date, at) => makeSession(slug, -at, date, forumIds)),
    ]
  })
}

/** The week in which each forum meets, as the sessions to come lie: for the rhythm that its pages show. */
export function weeksOf(sessions: readonly MadeSession[]): { slug: ForumSlug; week: number }[] {
  return sessions.filter(({ back }) => back === 0).map(({ slug, date }) => ({ slug, week: weekOfCadence(date) }))
}

/** Whether the session took place and its register was taken. */
export const wasHeld = (session: MadeSession) => session.state === 'held'

/** Whether this is the session that `which` names. */
export function isThe(session: MadeSession, which: { slug: ForumSlug; back: number }): boolean {
  return session.slug === which.slug && session.back === which.back
}

function makeSession(slug: ForumSlug, back: number, date: LocalDate, forumIds: ForumIds): MadeSession {
  const { time } = rhythm[slug]
  const start = londonInstant(date, time)
  if (!start.ok) throw new Error(`no ${time} on ${date}`)
  const row = { slug, back, id: madeId('ses', `${slug} ${date}`), forumId: forumIds[slug], date, time }
  const off = cancelled.find((one) => one.slug === slug && one.back === back)
  if (off) return { ...row, ...calledOff(start.at), cancelReason: cancelReasons[off.reason] }
  const toCome = back < 1 || (slug === withoutRegister.slug && back === withoutRegister.back)
  if (back === 0 && confirmed.includes(slug)) return { ...row, startsAt: start.at, state: 'confirmed' }
  return { ...row, startsAt: start.at, state: toCome ? 'planned' : 'held', registerVersion: toCome ? 0 : 1 }
}

/** Called off nine days ahead, early enough for nobody to have been on their way. */
function calledOff(startsAt: Date) {
  const cancelledAt = new Date(startsAt.getTime() - CALLED_OFF_DAYS * 86_400_000)
  return { startsAt, cancelledAt, state: 'cancelled' as const }
}

/** The last such weekday before today, not today itself. */
function weekdayBefore(today: LocalDate, weekday: string): LocalDate {
  let date = addDays(today, -1)
  while (dayOfWeek(date) !== weekday) date = addDays(date, -1)
  return date
}

/** A session that would have met on a bank holiday met a day later. Those to come keep their clash, to be shown. */
function clearOfHolidays(date: LocalDate): LocalDate {
  return bankHolidayOn(date, calendar.bankHolidays.events) ? clearOfHolidays(addDays(date, 1)) : date
}

function datesEvery(days: number, first: LocalDate, goOn: (date: LocalDate) => boolean): LocalDate[] {
  const dates: LocalDate[] = []
  for (let date = first; goOn(date); date = addDays(date, days)) dates.push(date)
  return dates
}
