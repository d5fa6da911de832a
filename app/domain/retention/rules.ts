import type { Keep } from '#db/columns.ts'
import { addDays, addMonths, daysBetween, type LocalDate, todayInLondon } from '../shared/dates.ts'

/** How long a thing is kept after its clock began: days, months, or whole years after the financial year. */
type Span = { days: number } | { months: number } | { financialYears: number }

/**
 * The clocks that end by themselves. What is kept for as long as the forums run ends when somebody decides that they no
 * longer do, and what is kept for good never ends (domain §6.6).
 */
const spans: Record<Keep, Span | null> = {
  '1d': { days: 1 },
  '30d': { days: 30 },
  '6w': { days: 42 },
  '14d': { days: 14 },
  '12m': { months: 12 },
  '24m': { months: 24 },
  'place+30d': { days: 30 },
  'place+24m': { months: 24 },
  '6y': { financialYears: 6 },
  'programme+24m': null,
  'for good': null,
}

/** Days before a removal in which it is announced, to whoever looks after the person (domain §6.6: two clocks). */
export const WARNING_DAYS = 7
/** A legal hold lasts so many months at most; whoever needs it longer looks at it again and sets another. */
export const HOLD_MONTHS = 24
/** A person who never started is forgotten after so many days. */
const NEVER_STARTED: Keep = '30d'
const YEAR_ENDS = '-03-31'

/** Whether a clock of this kind ever ends by itself. */
export const endsByItself = (keep: Keep): boolean => spans[keep] !== null

/**
 * The last day on which a clock may have begun for its time to be over today; null where it never is. Everything whose
 * clock began on that day or before is due.
 */
export function cutoff(keep: Keep, today: LocalDate): LocalDate | null {
  const span = spans[keep]
  if (span === null) return null
  if ('days' in span) return addDays(today, -span.days)
  if ('months' in span) return addMonths(today, -span.months)
  const yearEnd = `${today.slice(0, 4)}${YEAR_ENDS}`
  return addMonths(yearEnd < today ? yearEnd : addMonths(yearEnd, -12), -12 * span.financialYears)
}

/** The day on which something is removed whose clock began on this day; null where it stays. */
export function removalDay(keep: Keep, began: LocalDate): LocalDate | null {
  const span = spans[keep]
  if (span === null) return null
  if ('days' in span) return addDays(began, span.days)
  if ('months' in span) {
    const day = addMonths(began, span.months)
    return addMonths(day, -span.months) < began ? addDays(day, 1) : day
  }
  const yearEnd = `${began.slice(0, 4)}${YEAR_ENDS}`
  return addDays(addMonths(yearEnd < began ? addMonths(yearEnd, 12) : yearEnd, 12 * span.financialYears), 1)
}

/** The day from which a removal is announced. */
export const warningDay = (removal: LocalDate): LocalDate => addDays(removal, -WARNING_DAYS)

/** A place as the clocks see it. */
export type PlaceFacts = {
  state: string
  startsOn: LocalDate | null
  endsOn: LocalDate | null
  referredOn: LocalDate | null
  calledOn: LocalDate | null
  welcomedOn: LocalDate | null
}

/** How somebody stands: with us, gone since a day, never started since a day, or nobody wrote down since when. */
export type Standing = { kind: 'live' } | { kind: 'left' | 'never-started'; on: LocalDate } | { kind: 'undated' }

const LIVE = ['welcomed', 'waiting', 'active', 'stepped_back']

/**
 * How somebody stands, from all their places. A live place anywhere keeps everything. A referral that goes no further is no
 * place yet: its clock begins with the last thing that happened.
 */
export function standingOf(places: readonly PlaceFacts[]): Standing {
  if (places.some(({ state }) => LIVE.includes(state))) return { kind: 'live' }
  const last = places.map(lastDayOf)
  if (last.length === 0 || last.some((day) => day === null)) return { kind: 'undated' }
  const on =
    last
      .flatMap((day) => day ?? [])
      .sort()
      .at(-1) ?? ''
  return { kind: places.some(({ startsOn }) => startsOn !== null) ? 'left' : 'never-started', on }
}

function lastDayOf({ state, endsOn, welcomedOn, calledOn, referredOn }: PlaceFacts): LocalDate | null {
  if (state === 'left' || state === 'declined') return endsOn
  return (
    [welcomedOn, calledOn, referredOn]
      .flatMap((day) => day ?? [])
      .sort()
      .at(-1) ?? null
  )
}

/** What of a participant goes on which day. */
export type Removal = { what: 'contact' | 'person'; on: LocalDate }

/** What of somebody goes when, the next first; nothing while they have a place (domain §6.6). */
export function removalsOf(standing: Standing): Removal[] {
  if (standing.kind === 'never-started') return dated('person', NEVER_STARTED, standing.on)
  if (standing.kind !== 'left') return []
  return [...dated('contact', 'place+30d', standing.on), ...dated('person', 'place+24m', standing.on)]
}

function dated(what: Removal['what'], keep: Keep, began: LocalDate): Removal[] {
  const on = removalDay(keep, began)
  return on ? [{ what, on }] : []
}

/** A legal hold as the clocks see it. */
export type HoldFacts = { startsOn: LocalDate; endsOn: LocalDate; endedAt: Date | null }

/** Whether a hold stops the clocks today: from its first day to its last, unless it was ended before. */
export const isHolding = ({ startsOn, endsOn, endedAt }: HoldFacts, today: LocalDate): boolean =>
  endedAt === null && startsOn <= today && today <= endsOn

/** The weeks to come, tomorrow first, by which removals are counted: first and last day of each. */
export function weeksFrom(today: LocalDate, count: number): { from: LocalDate; until: LocalDate }[] {
  return Array.from({ length: count }, (_, week) => ({
    from: addDays(today, week * 7 + 1),
    until: addDays(today, week * 7 + 7),
  }))
}

/** Whether who came to a session is held as numbers only: a year after it, nobody is added to its register. */
export const isReduced = (date: LocalDate, now: Date): boolean => date <= (cutoff('12m', todayInLondon(now)) ?? '')

/** Days left until a removal, in words. */
export function countdownInWords(today: LocalDate, removal: LocalDate): string {
  const days = daysBetween(today, removal)
  if (days < 0) return 'overdue'
  if (days === 0) return 'tonight'
  return days === 1 ? 'in 1 day' : `in ${days} days`
}
