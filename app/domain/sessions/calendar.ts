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
