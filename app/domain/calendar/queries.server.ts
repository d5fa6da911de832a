import { desc, eq } from 'drizzle-orm'
import { read } from '#db/client.server.ts'
import { calendarFiles } from '#db/schema/index.ts'
import { bankHolidaysByRule } from './bank-holidays.server.ts'
import type { Calendar, CalendarFile, Holiday } from './rules.ts'

/** Bank holidays are worked out by rule for so many years before and after those of the file. */
const CARRIED_ON = { back: 4, ahead: 15 } as const

/** The calendar worked out last, by the id of its file: a file is never edited. */
let kept: { id: string; calendar: Calendar } | null = null

/** The newest calendar of bank holidays, observances and school breaks. Dates only, the same for everybody who asks. */
export async function getCalendar(): Promise<Calendar> {
  const [newest] = await read()
    .select({ id: calendarFiles.id })
    .from(calendarFiles)
    .orderBy(desc(calendarFiles.version))
    .limit(1)
  if (!newest) throw new Error('no calendar file: load the reference data first')
  if (kept?.id === newest.id) return kept.calendar
  const [row] = await read().select().from(calendarFiles).where(eq(calendarFiles.id, newest.id))
  if (!row) throw new Error('the calendar file went away')
  // Parsed when it was loaded: nothing else gets into the table.
  const calendar = carriedOn(row.content as CalendarFile, row)
  kept = { id: row.id, calendar }
  return calendar
}

/** The files that were ever loaded, newest first. */
export function listCalendarFiles() {
  const { version, endsOn, loadedBy, loadedAt } = calendarFiles
  return read().select({ version, endsOn, loadedBy, loadedAt }).from(calendarFiles).orderBy(desc(version))
}

function carriedOn(file: CalendarFile, { version, endsOn }: { version: number; endsOn: string }): Calendar {
  const [from, to] = file.bankHolidays.range
  const years: [number, number] = [from - CARRIED_ON.back, to + CARRIED_ON.ahead]
  return {
    version,
    endsOn,
    years,
    bankHolidays: [...byRule(years[0], from - 1), ...file.bankHolidays.events, ...byRule(to + 1, years[1])],
    observances: file.observances,
    schoolBreaks: file.schoolHolidays.events,
  }
}

function byRule(from: number, to: number): Holiday[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at).flatMap(bankHolidaysByRule)
}
