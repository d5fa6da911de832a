import { addDays, formatDate, formatTime, type LocalDate } from '../shared/dates.ts'
import { type Dated, inOrder, nextInRhythm, type Rhythm, type Slip } from './cadence.ts'

/** The weekdays in their order: 1 is Monday. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

type Kept = { weekday: number | null; usualTime: string | null; week: number | null; cadenceDays: number }

/** The rhythm of a forum, or null while it has none. */
export function rhythmOf({ weekday, usualTime, week, cadenceDays }: Kept): Rhythm | null {
  return weekday === null || usualTime === null || week === null
    ? null
    : { weekday, time: usualTime, week, cadenceDays }
}

/** `Thursdays at 6pm, every six weeks, week 1 of 6` */
export function rhythmInWords(forum: Kept): string | null {
  const rhythm = rhythmOf(forum)
  if (!rhythm) return null
  const weeks = Math.round(rhythm.cadenceDays / 7)
  const day = WEEKDAYS[rhythm.weekday - 1] ?? ''
  return `${day}s at ${formatTime(rhythm.time)}, every ${weeks} weeks, week ${rhythm.week + 1} of ${weeks}`
}

/**
 * The first date to offer for a lay-out: a cadence after the last session there is, or the next day of the rhythm when that
 * is over or there is none.
 */
export function firstToOffer(rhythm: Rhythm | null, sessions: readonly Dated[], today: LocalDate): LocalDate | null {
  const last = inOrder(sessions).at(-1)
  const due = last && rhythm ? addDays(last.date, rhythm.cadenceDays) : null
  if (due && due > today) return due
  return rhythm && nextInRhythm(rhythm, addDays(today, 1))
}

/** How a forum stands against its cadence, in words. */
export function slipInWords({ due, next, days }: Slip): string {
  const late = days === 1 ? '1 day late' : `${days} days late`
  if (days > 0) return `${late}. One was due by ${formatDate(due)}${next ? '' : ', none is planned'}`
  return next ? `In time. One is due by ${formatDate(due)}` : `None is planned. The next is due by ${formatDate(due)}`
}
