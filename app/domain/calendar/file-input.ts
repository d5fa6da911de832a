import { z } from 'zod'
import { isLocalDate } from '../shared/dates.ts'
import { UNPRINTABLE } from '../shared/fields.ts'
import { type CalendarFile, type Holiday, lastDayOf } from './rules.ts'
import { COHORT_CODES } from './status.ts'

/** A calendar of five years has 60,000 characters. */
export const CALENDAR_FILE_LIMIT = 500_000
const AT_MOST = 2_000
/** England and Wales have eight in a usual year; fewer means that one was forgotten. */
const HOLIDAYS_A_YEAR = 8
const SHOWN = 10

const words = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !UNPRINTABLE.test(text), 'has odd characters')
const note = z
  .string()
  .max(500)
  .refine((text) => !UNPRINTABLE.test(text), 'has odd characters')
  .default('')
const day = z.string().refine(isLocalDate, 'must be a real date like 2026-12-25')
const year = z.number().int().min(2000).max(2100)
const inOrder = ({ start, end }: { start: string; end: string }) => start <= end
const backwards = { message: 'must not be before the start', path: ['end'] }

const observance = z
  .object({
    name: words(120),
    group: words(160),
    category: words(60),
    start: day,
    end: day,
    days: z.array(day).min(1).max(60).optional(),
    approximate: z.boolean().default(false),
    basis: note,
    avoid: z.enum(['avoid', 'prefer_not', 'note', 'opportunity']),
    cohorts: z.array(z.enum(COHORT_CODES)).default([]),
    note,
  })
  .refine(inOrder, backwards)
const schoolBreak = z
  .object({ name: words(120), start: day, end: day, approximate: z.boolean().default(true) })
  .refine(inOrder, backwards)

const calendarFile = z.object({
  timezone: z.literal('Europe/London'),
  bankHolidays: z
    .object({
      division: z.literal('england-and-wales'),
      range: z.tuple([year, year]).refine(([from, to]) => from <= to, 'must be two years, the earlier one first'),
      events: z.array(z.object({ date: day, title: words(120) })).max(AT_MOST),
    })
    .superRefine(({ range: [from, to], events }, issue) => {
      for (const problem of holidayProblems(events, from, to))
        issue.addIssue({ code: 'custom', path: ['events'], message: problem })
    }),
  observances: z.array(observance).min(1).max(AT_MOST),
  schoolHolidays: z.object({ events: z.array(schoolBreak).min(1).max(AT_MOST) }),
})

/** What a calendar file says, or what is wrong with it, at most ten lines. Never throws. */
export function parseCalendarFile(
  text: string,
): { ok: true; value: CalendarFile; endsOn: string } | { ok: false; problems: string[] } {
  if (text.length > CALENDAR_FILE_LIMIT)
    return { ok: false, problems: ['The file is too long to be a calendar of holidays'] }
  const parsed = calendarFile.safeParse(json(text))
  if (parsed.success) return { ok: true, value: parsed.data, endsOn: lastDayOf(parsed.data) }
  if (json(text) === undefined) return { ok: false, problems: ['The file is not JSON. Save it as JSON and try again'] }
  return { ok: false, problems: parsed.error.issues.slice(0, SHOWN).map(problemInWords) }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function holidayProblems(events: readonly Holiday[], from: number, to: number): string[] {
  const yearOf = ({ date }: Holiday) => Number(date.slice(0, 4))
  const outside = events.filter((one) => yearOf(one) < from || yearOf(one) > to)
  const twice = events.filter((one, at) => events.findIndex(({ date }) => date === one.date) !== at)
  const thin = Array.from({ length: to - from + 1 }, (_, at) => from + at).filter(
    (one) => events.filter((event) => yearOf(event) === one).length < HOLIDAYS_A_YEAR,
  )
  return [
    ...outside.map(({ date }) => `${date} is outside the years of the range`),
    ...twice.map(({ date }) => `${date} is there twice`),
    ...thin.map((one) => `${one} has fewer than ${HOLIDAYS_A_YEAR} bank holidays`),
  ]
}

/** `observances, number 3, end: must be a real date like 2026-12-25` */
function problemInWords({ path, message }: { path: PropertyKey[]; message: string }): string {
  const where = path.map((part) => (typeof part === 'number' ? `number ${part + 1}` : String(part))).join(', ')
  return where ? `${where}: ${message}` : message
}
