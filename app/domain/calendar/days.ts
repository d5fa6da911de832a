import { formatShortDate, type LocalDate } from '../shared/dates.ts'
import { bankHolidayOn, type Calendar, concerns } from './rules.ts'
import type { CohortCode } from './status.ts'

/** Whose days a forum looks out for. */
type Looks = { observes: CohortCode | null; schoolBreaks: boolean }
type Stretch = { start: LocalDate; end: LocalDate; days?: LocalDate[] }

/**
 * What a day is to the forums shown, in words: its bank holiday, the observances that matter to one of them, school breaks
 * where one of them counts them. What lasts longer stands on its first day, or on the first day shown (domain §11).
 */
export function notesOn(
  date: LocalDate,
  firstShown: LocalDate,
  calendar: Pick<Calendar, 'bankHolidays' | 'observances' | 'schoolBreaks'>,
  forums: readonly Looks[],
): string[] {
  const holiday = bankHolidayOn(date, calendar.bankHolidays)
  const observances = calendar.observances.filter((one) => forums.some(({ observes }) => concerns(one, observes)))
  const breaks = forums.some(({ schoolBreaks }) => schoolBreaks) ? calendar.schoolBreaks : []
  const told = (stretch: Stretch, words: string) => {
    const until = beginsOn(date, firstShown, stretch)
    return until === null ? [] : [until === date ? words : `${words}, until ${formatShortDate(until)}`]
  }
  return [
    ...(holiday === null ? [] : [`Bank holiday: ${holiday}`]),
    ...observances.flatMap((one) =>
      told(one, one.approximate ? `${one.name} (may be a day earlier or later)` : one.name),
    ),
    ...breaks.flatMap((one) => told(one, `School break: ${one.name}. Boroughs differ`)),
  ]
}

/** The last day of what is to be told on a day; null when nothing is. */
function beginsOn(date: LocalDate, firstShown: LocalDate, { start, end, days }: Stretch): LocalDate | null {
  if (days) return days.includes(date) ? date : null
  if (date === start) return end
  return date === firstShown && start < date && date <= end ? end : null
}
