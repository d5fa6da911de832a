import calendar from '#db/seed/reference/calendar.json' with { type: 'json' }
import { bankHolidayOn, type Holiday } from './rules.ts'

/** The bank holidays of England and Wales that the reference calendar knows (domain §11). */
export const BANK_HOLIDAYS: readonly Holiday[] = calendar.bankHolidays.events.map(({ date, title }) => ({
  date,
  title,
}))

/** Name of the bank holiday in England and Wales on a day, or null. */
export function bankHoliday(date: string): string | null {
  return bankHolidayOn(date, BANK_HOLIDAYS)
}

const { range } = calendar.bankHolidays

/** Whether the calendar knows the bank holidays of a day's year: beyond it no flag does not mean no holiday. */
export function knowsBankHolidaysOf(date: string): boolean {
  const year = Number(date.slice(0, 4))
  return year >= (range[0] ?? 0) && year <= (range[1] ?? 0)
}
