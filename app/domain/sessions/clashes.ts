import {
  bankHolidayOn,
  type Calendar,
  type Meeting,
  observancesAt,
  officersShortOn,
  schoolBreakOn,
} from '../calendar/rules.ts'
import { type CohortCode, WEIGHT_CODES, type Weight } from '../calendar/status.ts'
import type { LocalDate } from '../shared/dates.ts'

/** Something else that is on when a session is to be, and how much it weighs (product, step 1). */
export type Clash = {
  kind: 'bank-holiday' | 'observance' | 'school-break' | 'officers' | 'staff' | 'venue'
  weight: Weight
  words: string
}
/** Whose days a forum looks out for. */
export type Looks = { observes: CohortCode | null; schoolBreaks: boolean }
/** Who and where a session is, or is likely to be: `staff` by id, with their names. */
export type Company = { staff: ReadonlyMap<string, string>; venueId: string | null; isSure: boolean }
/** A session of another forum. Which forum is not said: it may be out of reach. */
export type Elsewhere = {
  date: LocalDate
  startsAt: Date
  minutes: number
  staff: readonly string[]
  venueId: string | null
}

/** Everything that clashes with a session, what weighs most first. Nothing is moved because of it. */
export function clashesOf(
  meeting: Meeting & { startsAt: Date },
  { looks, calendar, company, elsewhere }: Around,
): Clash[] {
  const { date } = meeting
  const holiday = bankHolidayOn(date, calendar.bankHolidays)
  const school = looks.schoolBreaks ? schoolBreakOn(date, calendar.schoolBreaks) : null
  const officers = officersShortOn(date, calendar.observances)
  const found: (Clash | null)[] = [
    holiday === null ? null : { kind: 'bank-holiday', weight: 'block', words: `Bank holiday: ${holiday}` },
    ...elsewhere.flatMap((other) => meets(meeting, company, other)),
    ...observancesAt(meeting, calendar.observances, looks.observes).map((one) => ({
      kind: 'observance' as const,
      ...one,
    })),
    school && { kind: 'school-break', ...school },
    officers && { kind: 'officers', ...officers },
  ]
  const rank = ({ weight }: Clash) => WEIGHT_CODES.indexOf(weight)
  return found.filter((clash) => clash !== null).toSorted((one, other) => rank(one) - rank(other))
}

export type Around = { looks: Looks; calendar: Calendar; company: Company; elsewhere: readonly Elsewhere[] }

/** Whether a date may only be taken with a decision and its reason. */
export function needsDecision(clashes: readonly Clash[]): boolean {
  return clashes.some(({ weight }) => weight === 'block')
}

function meets(meeting: Meeting & { startsAt: Date }, company: Company, other: Elsewhere): Clash[] {
  if (other.date !== meeting.date) return []
  const both = other.staff.flatMap((id) => company.staff.get(id) ?? [])
  const overlaps = overlap(meeting, other)
  const staff = both.map((name): Clash => {
    const isTorn = overlaps && company.isSure
    const words = overlaps
      ? `${name} is at a session of another forum at the same time`
      : `${name} is at a session of another forum that day`
    return { kind: 'staff', weight: isTorn ? 'block' : 'warn', words }
  })
  const sameVenue = company.venueId !== null && company.venueId === other.venueId
  const words = `Another forum meets in the same place ${overlaps ? 'at the same time' : 'that day'}`
  return sameVenue ? [...staff, { kind: 'venue', weight: 'warn', words }] : staff
}

function overlap(one: { startsAt: Date; minutes: number }, other: { startsAt: Date; minutes: number }): boolean {
  const end = ({ startsAt, minutes }: typeof one) => startsAt.getTime() + minutes * 60_000
  return one.startsAt.getTime() < end(other) && other.startsAt.getTime() < end(one)
}
