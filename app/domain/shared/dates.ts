import { Temporal } from 'temporal-polyfill'

/** A day in London, `2026-12-03`. */
export type LocalDate = string
/** A wall-clock time in London, `18:30`. */
export type LocalTime = string
/** A calendar quarter, `2026-Q3`. */
export type Quarter = string

const LONDON = 'Europe/London'
const DAY = 86_400_000
/** Made once: to work out the offset of London anew for each instant costs a page of many dates a millisecond. */
const londonClock = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: LONDON, hourCycle: 'h23', calendar: 'iso8601', numberingSystem: 'latn' },
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
})
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** Whether the text is a real day written `YYYY-MM-DD`: 29 February only in a leap year. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** Whether the text is a time of day written `HH:MM`, 00:00 to 23:59. */
export function isLocalTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/**
 * The day typed into three boxes; the month may be a number or a name of three letters or more. Null when no such
 * day.
 */
export function localDateFromParts(day: string, month: string, year: string): LocalDate | null {
  const monthNumber = monthFrom(month.trim())
  if (!/^\d{1,2}$/.test(day.trim()) || !/^\d{4}$/.test(year.trim()) || monthNumber === null) return null
  const date = `${year.trim()}-${pad(monthNumber)}-${day.trim().padStart(2, '0')}`
  return isLocalDate(date) ? date : null
}

/** The day so many days later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dayAt(midnight(date) + days * DAY)
}

/** The same day so many months later; a day the month lacks becomes its last day (31 January + 1 = 28 February). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ months }).toString()
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (midnight(to) - midnight(from)) / DAY
}

/** The name of the weekday, `Thursday`. */
export function dayOfWeek(date: LocalDate): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[(new Date(midnight(date)).getUTCDay() + 6) % 7] ?? 'Monday'
}

/** The day in London at an instant. */
export function todayInLondon(now: Date): LocalDate {
  return londonParts(now).date
}

/**
 * The instant of a London wall-clock time. Refuses a day or time that does not exist, and the hour the clocks skip
 * in March; in the hour that comes twice in October the first one is meant (architecture rule 8).
 */
export function londonInstant(
  date: LocalDate,
  time: LocalTime,
): { ok: true; at: Date } | { ok: false; reason: 'skipped-hour' | 'no-such-time' } {
  if (!isLocalDate(date) || !isLocalTime(time)) return { ok: false, reason: 'no-such-time' }
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`)
  const zoned = wall.toZonedDateTime(LONDON, { disambiguation: 'earlier' })
  if (!zoned.toPlainDateTime().equals(wall)) return { ok: false, reason: 'skipped-hour' }
  return { ok: true, at: new Date(zoned.epochMilliseconds) }
}

/** Whether a wall-clock time comes twice on a day, because the clocks go back. */
export function comesTwice(date: LocalDate, time: LocalTime): boolean {
  if (!isLocalDate(date) || !isLocalTime(time)) return false
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`)
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(LONDON, { disambiguation }),
  )
  return first?.offset !== second?.offset && first?.toPlainDateTime().equals(wall) === true
}

/** What was asked last: a request asks for the day and time of its own moment again and again. */
let last: { at: number; parts: Readonly<{ date: LocalDate; time: LocalTime }> } | null = null

/** The London day and wall-clock time (to the minute) of an instant. */
export function londonParts(at: Date): Readonly<{ date: LocalDate; time: LocalTime }> {
  if (last?.at === at.getTime()) return last.parts
  const parts = Object.fromEntries(londonClock.formatToParts(at).map(({ type, value }) => [type, value]))
  const { year = '', month, day, hour, minute } = parts
  last = { at: at.getTime(), parts: { date: `${year.padStart(4, '0')}-${month}-${day}`, time: `${hour}:${minute}` } }
  return last.parts
}

/** `Thursday 3 December 2026` */
export function formatDate(date: LocalDate): string {
  return `${dayOfWeek(date)} ${Number(date.slice(8))} ${formatMonth(date)}`
}

/** `Thursday 3 December 2026, 6pm`, in London time. */
export function formatDateTime(at: Date): string {
  const { date, time } = londonParts(at)
  return `${formatDate(date)}, ${formatTime(time)}`
}

/** `6pm`, `6:30pm`, `midday`, `midnight` (GOV.UK style for times). */
export function formatTime(time: LocalTime): string {
  if (time === '12:00') return 'midday'
  if (time === '00:00') return 'midnight'
  const { hour, minute } = Temporal.PlainTime.from(time)
  const minutes = minute === 0 ? '' : `:${pad(minute)}`
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** `December 2026`: as fine as a date may be for the Board (domain D7). */
export function formatMonth(date: LocalDate): string {
  const at = new Date(midnight(date))
  return `${monthName(at.getUTCMonth() + 1)} ${at.getUTCFullYear()}`
}

/** `3 Dec 2026`, for tables. */
export function formatShortDate(date: LocalDate): string {
  const { day, month, year } = Temporal.PlainDate.from(date)
  return `${day} ${monthName(month).slice(0, 3)} ${year}`
}

/** Whether the text names a quarter, `2026-Q3`. */
export function isQuarter(text: string): boolean {
  return /^\d{4}-Q[1-4]$/.test(text)
}

/** The calendar quarter a day falls in. */
export function quarterOf(date: LocalDate): Quarter {
  const { year, month } = Temporal.PlainDate.from(date)
  return `${String(year).padStart(4, '0')}-Q${Math.ceil(month / 3)}`
}

/** First and last day of a quarter, both inside it. Throws on text that is no quarter. */
export function quarterBounds(quarter: Quarter): { from: LocalDate; to: LocalDate } {
  if (!isQuarter(quarter)) throw new RangeError('Not a quarter')
  const from = `${quarter.slice(0, 4)}-${pad(Number(quarter.slice(6)) * 3 - 2)}-01`
  return { from, to: addDays(addMonths(from, 3), -1) }
}

/** Whether a quarter is over: a report is made of closed periods only (domain D8). */
export function isClosedQuarter(quarter: Quarter, today: LocalDate): boolean {
  return quarterBounds(quarter).to < today
}

/** The last `count` quarters that are over, latest first. */
export function closedQuarters(today: LocalDate, count: number): Quarter[] {
  const start = quarterBounds(quarterOf(today)).from
  return Array.from({ length: count }, (_, index) => quarterOf(addMonths(start, -3 * (index + 1))))
}

/** `July to September 2026` */
export function formatQuarter(quarter: Quarter): string {
  const { from, to } = quarterBounds(quarter)
  return `${monthName(Temporal.PlainDate.from(from).month)} to ${formatMonth(to)}`
}

/** A day as the milliseconds of its midnight in UTC, where every day has the same length. Throws when there is no such day. */
function midnight(date: LocalDate): number {
  const at = Date.parse(`${date}T00:00Z`)
  if (dayAt(at) !== date) throw new RangeError(`no such day: ${date}`)
  return at
}

function dayAt(midnight: number): LocalDate {
  return new Date(midnight).toISOString().slice(0, 10)
}

function monthFrom(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const name = text.toLowerCase()
  const index = name.length < 3 ? -1 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(name))
  return index === -1 ? null : index + 1
}

function monthName(month: number): string {
  return MONTHS[month - 1] ?? ''
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
