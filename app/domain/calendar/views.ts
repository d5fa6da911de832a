import {
  addDays,
  addMonths,
  dayOfWeek,
  formatMonth,
  formatShortDate,
  isLocalDate,
  type LocalDate,
} from '../shared/dates.ts'
import { VIEW_CODES, type View } from './status.ts'

export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const SIX_WEEKS = 42
/** Beyond these nobody looks, and a link to the next month always leads somewhere. */
const EARLIEST = '2020-01-01'
const LATEST = '2099-12-31'

/** Days that are shown together, first and last inside, by weeks. A day that is not of the span is null. */
export type Span = { from: LocalDate; to: LocalDate; weeks: (LocalDate | null)[][] }

/** The Monday of the week of a day. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -WEEKDAY_NAMES.indexOf(dayOfWeek(date)))
}

/** The weeks of the month of a day, Monday first. */
export function monthSpan(date: LocalDate): Span {
  const from = `${date.slice(0, 7)}-01`
  const to = addDays(addMonths(from, 1), -1)
  return { from, to, weeks: weeksBetween(from, to) }
}

/** Six whole weeks from the Monday of the week of a day: a session of every forum that keeps its rhythm. */
export function sixWeeksSpan(date: LocalDate): Span {
  const from = mondayOf(date)
  const to = addDays(from, SIX_WEEKS - 1)
  return { from, to, weeks: weeksBetween(from, to) }
}

/** Each day of a span with what is on it. Everything inside the span is there exactly once. */
export function placedOn<T extends { date: LocalDate }>(
  { weeks }: Pick<Span, 'weeks'>,
  things: readonly T[],
): ({ date: LocalDate; things: T[] } | null)[][] {
  const byDay = new Map<LocalDate, T[]>()
  for (const thing of things) byDay.set(thing.date, [...(byDay.get(thing.date) ?? []), thing])
  return weeks.map((week) => week.map((date) => (date === null ? null : { date, things: byDay.get(date) ?? [] })))
}

/** What the address of the calendar asks for. What cannot be understood falls back to the month of today. */
export function viewFrom(search: URLSearchParams, today: LocalDate): { view: View; date: LocalDate } {
  const asked = search.get('view')
  const view = VIEW_CODES.find((code) => code === asked) ?? 'month'
  const month = search.get('month')
  const date = view === 'month' && month !== null ? `${month}-01` : (search.get('from') ?? today)
  return { view, date: isLocalDate(date) && EARLIEST <= date && date <= LATEST ? date : today }
}

/** The spans before and after the one shown, as dates to ask for; null where the calendar ends. */
export function neighbours(
  view: View,
  { from }: Pick<Span, 'from'>,
): { before: LocalDate | null; after: LocalDate | null } {
  const at = (way: 1 | -1) => (view === 'month' ? addMonths(from, way) : addDays(from, way * SIX_WEEKS))
  const within = (date: LocalDate) => (EARLIEST <= date && date <= LATEST ? date : null)
  return { before: within(at(-1)), after: within(at(1)) }
}

/** `November 2026`, or `16 Nov 2026 to 27 Dec 2026`. */
export function spanInWords(view: View, { from, to }: Pick<Span, 'from' | 'to'>): string {
  return view === 'month' ? formatMonth(from) : `${formatShortDate(from)} to ${formatShortDate(to)}`
}

/** So many months from the one of a day, each with its first and last day. */
export function monthsFrom(date: LocalDate, number: number): { from: LocalDate; to: LocalDate }[] {
  const first = `${date.slice(0, 7)}-01`
  return Array.from({ length: number }, (_, at) => {
    const from = addMonths(first, at)
    return { from, to: addDays(addMonths(from, 1), -1) }
  })
}

function weeksBetween(from: LocalDate, to: LocalDate): (LocalDate | null)[][] {
  const weeks: (LocalDate | null)[][] = []
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7))
    weeks.push(WEEKDAY_NAMES.map((_, at) => inside(addDays(monday, at), from, to)))
  return weeks
}

const inside = (date: LocalDate, from: LocalDate, to: LocalDate) => (from <= date && date <= to ? date : null)
