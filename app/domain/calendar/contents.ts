import { formatShortDate, type LocalDate } from '../shared/dates.ts'
import type { CalendarFile } from './rules.ts'

type Facts = Pick<CalendarFile, 'observances'> & {
  bankHolidays: { events: CalendarFile['bankHolidays']['events'] }
  schoolHolidays: CalendarFile['schoolHolidays']
}
export type YearOfCalendar = { year: number; bankHolidays: number; observances: number; schoolBreaks: number }

/** How much a calendar file has of each kind, year by year. */
export function countByYear({ bankHolidays, observances, schoolHolidays }: Facts): YearOfCalendar[] {
  const starts = {
    bankHolidays: bankHolidays.events.map(({ date }) => date),
    observances: observances.map(({ start }) => start),
    schoolBreaks: schoolHolidays.events.map(({ start }) => start),
  }
  const yearOf = (date: LocalDate) => Number(date.slice(0, 4))
  const years = [...new Set(Object.values(starts).flat().map(yearOf))].toSorted((one, other) => one - other)
  const count = (dates: LocalDate[], year: number) => dates.filter((date) => yearOf(date) === year).length
  return years.map((year) => ({
    year,
    bankHolidays: count(starts.bankHolidays, year),
    observances: count(starts.observances, year),
    schoolBreaks: count(starts.schoolBreaks, year),
  }))
}

/** What a newer file adds and takes away, line by line, the earliest first. What is in both is left out. */
export function whatChanges(before: Facts, after: Facts): { added: string[]; removed: string[] } {
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const only = (some: Map<string, string>, others: Map<string, string>) =>
    [...some]
      .filter(([key]) => !others.has(key))
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([, words]) => words)
  return { added: only(fresh, old), removed: only(old, fresh) }
}

/** Every entry in words, by a text that is the same only for the same entry and begins with its day. */
function linesOf({ bankHolidays, observances, schoolHolidays }: Facts): Map<string, string> {
  const told = (start: LocalDate, end: LocalDate, words: string): string =>
    start === end
      ? `${formatShortDate(start)}: ${words}`
      : `${formatShortDate(start)} to ${formatShortDate(end)}: ${words}`
  return new Map([
    ...bankHolidays.events.map(
      ({ date, title }) => [`${date} bank ${title}`, told(date, date, `bank holiday, ${title}`)] as const,
    ),
    ...observances.map((one) => [`${one.start} day ${weighed(one)}`, told(one.start, one.end, one.name)] as const),
    ...schoolHolidays.events.map(
      (one) =>
        [
          `${one.start} school ${JSON.stringify([one.name, one.end, one.approximate])}`,
          told(one.start, one.end, `school break, ${one.name}`),
        ] as const,
    ),
  ])
}

const weighed = ({ name, group, end, days, avoid, cohorts, approximate, note }: CalendarFile['observances'][number]) =>
  JSON.stringify([name, group, end, days, avoid, cohorts, approximate, note])
