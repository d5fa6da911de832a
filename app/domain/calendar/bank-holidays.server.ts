import Holidays from 'date-holidays'
import { dayOfWeek } from '../shared/dates.ts'
import type { Holiday } from './rules.ts'

let england: Holidays | null = null

/**
 * The bank holidays of a year in England and Wales by rule, earliest first, as GOV.UK lists them: of a holiday at the
 * weekend its substitute day alone. What is proclaimed for one year is only in the calendar file, which wins.
 */
export function bankHolidaysByRule(year: number): Holiday[] {
  england ??= new Holidays('GB', 'ENG')
  return england
    .getHolidays(year, 'en')
    .filter(({ type }) => type === 'public')
    .map(({ date, name }) => ({ date: date.slice(0, 10), title: name.replace(/ \(substitute day\)$/, '') }))
    .filter(({ date }) => !['Saturday', 'Sunday'].includes(dayOfWeek(date)))
    .sort((one, other) => one.date.localeCompare(other.date))
}
