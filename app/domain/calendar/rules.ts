import { addDays, addMonths, dayOfWeek, type LocalDate, type LocalTime } from '../shared/dates.ts'
import { type CohortCode, OFFICERS_SHORT, type Weight } from './status.ts'

/** A bank holiday of England and Wales. */
export type Holiday = { date: LocalDate; title: string }
/** A day or a time of year that matters to people. `days`, where given, are the only ones meant between start and end. */
export type Observance = {
  name: string
  group: string
  category: string
  start: LocalDate
  end: LocalDate
  days?: LocalDate[]
  approximate: boolean
  avoid: 'avoid' | 'prefer_not' | 'note' | 'opportunity'
  cohorts: CohortCode[]
  basis: string
  note: string
}
export type SchoolBreak = { name: string; start: LocalDate; end: LocalDate; approximate: boolean }
/** What a calendar file says (domain §11). */
export type CalendarFile = {
  bankHolidays: { range: [number, number]; events: Holiday[] }
  observances: Observance[]
  schoolHolidays: { events: SchoolBreak[] }
}
/** The calendar in use: the newest file, its bank holidays carried on by rule into the years it does not know. */
export type Calendar = {
  version: number
  endsOn: LocalDate
  /** First and last year whose bank holidays are known at all. */
  years: [number, number]
  bankHolidays: Holiday[]
  observances: Observance[]
  schoolBreaks: SchoolBreak[]
}

/** When a meeting is, and for how long. */
export type Meeting = { date: LocalDate; time: LocalTime; minutes: number }
/** What is on at the time of a meeting, and how much it weighs. */
export type Occasion = { weight: Weight; words: string }

/** The earliest sunset in London is before four; people are on their way before it. */
const EVE_BEGINS = 15 * 60

/** Title of the bank holiday on a day, or null. */
export function bankHolidayOn(date: LocalDate, holidays: readonly Holiday[]): string | null {
  return holidays.find((holiday) => holiday.date === date)?.title ?? null
}

/** Whether the bank holidays of a day's year are known: beyond it no flag does not mean no holiday. */
export function knowsBankHolidaysOf(date: LocalDate, { years: [from, to] }: Pick<Calendar, 'years'>): boolean {
  const year = Number(date.slice(0, 4))
  return year >= from && year <= to
}

/** The last day for which a file is complete: the end of the earliest of the last years of its three parts. */
export function lastDayOf({ bankHolidays, observances, schoolHolidays }: CalendarFile): LocalDate {
  const last = (parts: { start: LocalDate }[]) => Math.max(...parts.map(({ start }) => Number(start.slice(0, 4))))
  return `${Math.min(bankHolidays.range[1], last(observances), last(schoolHolidays.events))}-12-31`
}

/** Whether a calendar runs out in less than a year. */
export function runsOutSoon({ endsOn }: Pick<Calendar, 'endsOn'>, today: LocalDate): boolean {
  return endsOn < addMonths(today, 12)
}

/** Whether an observance matters to a forum: those of everybody, and those of the group the forum looks out for. */
export function concerns({ cohorts }: Pick<Observance, 'cohorts'>, observes: CohortCode | null): boolean {
  return cohorts.length === 0 || (observes !== null && cohorts.includes(observes))
}

/** Observances at the time of a meeting that matter to its forum. A good time for a session is no clash (domain §11). */
export function observancesAt(
  meeting: Meeting,
  observances: readonly Observance[],
  observes: CohortCode | null,
): Occasion[] {
  return observances
    .filter((one) => one.avoid !== 'opportunity' && concerns(one, observes))
    .flatMap((one) => {
      const how = fallsOn(one, meeting)
      return how === null ? [] : [occasion(one, how)]
    })
}

/** The school break on a day, as a rule of thumb: boroughs differ (domain §11). */
export function schoolBreakOn(date: LocalDate, breaks: readonly SchoolBreak[]): Occasion | null {
  const found = breaks.find(({ start, end }) => start <= date && date <= end)
  return found ? { weight: 'warn', words: `School break: ${found.name}. Boroughs differ` } : null
}

/** Carnival and Pride: officers are needed elsewhere, and may not be free to come (domain §8). */
export function officersShortOn(date: LocalDate, observances: readonly Observance[]): Occasion | null {
  for (const { name, start, end } of observances) {
    const rule = OFFICERS_SHORT.find(({ called }) => called.test(name))
    if (rule && addDays(start, -rule.before) <= date && date <= addDays(end, rule.after))
      return { weight: 'warn', words: `${name}: police officers may not be free` }
  }
  return null
}

type How = 'on' | 'eve' | 'near'

function fallsOn(one: Observance, { date, time, minutes }: Meeting): How | null {
  if (one.days ? one.days.includes(date) : one.start <= date && date <= one.end) return 'on'
  const isEve = date === addDays(one.start, -1)
  if (isEve && beginsEveningBefore(one) && minutesOf(time) + minutes > EVE_BEGINS) return 'eve'
  return one.approximate && (isEve || date === addDays(one.end, 1)) ? 'near' : null
}

/** The days of the Hebrew calendar, and Ramadan, begin at sunset the evening before: the file says so of each. */
function beginsEveningBefore({ basis, note }: Observance): boolean {
  return /evening before/i.test(`${basis} ${note}`)
}

function occasion({ name, group, avoid, note }: Observance, how: How): Occasion {
  const when = { on: '', eve: ', which begins at sunset that evening', near: ', which may be a day earlier or later' }[
    how
  ]
  // Whose day it is, unless it is everybody's; without what the file adds in brackets.
  const whose = group === 'All' ? '' : ` (${group.replace(/ \(.*\)$/, '')})`
  const words = `${name}${whose}${when}`
  if (avoid === 'note') return { weight: 'note', words }
  if (how === 'near') return { weight: avoid === 'avoid' ? 'warn' : 'note', words }
  const advice = avoid === 'avoid' ? 'Better avoided' : 'Not ideal'
  return { weight: 'warn', words: [`${words}. ${advice}`, note.replace(/\.$/, '')].filter(Boolean).join('. ') }
}

function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** The day so many working days after a day: Monday to Friday, without bank holidays. The day itself does not count. */
export function addWorkingDays(date: LocalDate, days: number, holidays: readonly Holiday[]): LocalDate {
  let day = date
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, holidays)) left--
  }
  return day
}

/** Whether a day is worked: no Saturday, Sunday or bank holiday. */
export function isWorkingDay(date: LocalDate, holidays: readonly Holiday[]): boolean {
  const weekday = dayOfWeek(date)
  return weekday !== 'Saturday' && weekday !== 'Sunday' && bankHolidayOn(date, holidays) === null
}
