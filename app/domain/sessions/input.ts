import { z } from 'zod'
import { COHORT_CODES } from '../calendar/status.ts'
import { dateBoxes, isBlank, line, rowVersion, wholeNumber } from '../shared/fields.ts'
import type { Answers } from './decisions.ts'
import { timeFrom, WEEKS } from './rules.ts'

/** A time of day typed as "18:00", "6pm" or "6.30pm". The value is a LocalTime. */
const time = z.string().transform((text, issue) => {
  const typed = timeFrom(text)
  if (typed) return typed
  const message = text.trim() === '' ? 'Enter a start time' : 'Start time must be a time of day, like 18:00 or 6pm'
  issue.addIssue({ code: 'custom', message })
  return z.NEVER
})
const version = rowVersion

/** Fields of a form that are about one date each: `choice-2026-12-25`, `why-2026-12-25`. */
const ABOUT_A_DATE = /^(?<what>choice|why)-(?<date>\d{4}-\d{2}-\d{2})$/
const answers = z.record(z.string(), z.strictObject({ choice: z.string().optional(), why: z.string().optional() }))

/** Gathers the fields about dates into one, so that all others can still be checked strictly. */
function byDate(fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null) return fields
  const gathered: Record<string, Record<string, unknown>> = {}
  const others = Object.entries(fields).filter(([name, value]) => {
    const { what, date } = ABOUT_A_DATE.exec(name)?.groups ?? {}
    if (what && date) gathered[date] = { ...gathered[date], [what]: value }
    return !what
  })
  return { answers: gathered, ...Object.fromEntries(others) }
}

export const layOutInput = z.preprocess(
  byDate,
  z.strictObject({ intent: z.enum(['preview', 'lay-out']), first: dateBoxes('the first date'), time, answers }),
)
export type LayOut = { first: string; time: string; answers?: Answers }

/** A reason that may be left out where there is nothing to give one for. */
const reason = z
  .string()
  .default('')
  .transform((text) => (isBlank(text) ? '' : text.replace(/\s+/g, ' ').trim()))
  .pipe(z.string().max(200, 'Reason must be 200 characters or fewer'))

export const changeSessionInput = z.preprocess(
  byDate,
  z.strictObject({
    intent: z.enum(['check', 'save']),
    version,
    date: dateBoxes('the date'),
    time,
    minutes: wholeNumber('the length in minutes', 30, 480),
    follow: z
      .enum(['yes', 'no'], 'Say whether the later sessions follow')
      .default('no')
      .transform((answer) => answer === 'yes'),
    reason,
    ready: z.enum(['yes', 'not-yet'], 'Say whether the team and the venue can do the new date').optional(),
    answers,
  }),
)
/**
 * `follow`: whether later sessions move by as many days. `answers`: why dates that clash are taken all the same. `ready`: whether the team and
 * the venue of what is confirmed can do the new date.
 */
export type ChangeSession = {
  version: number
  date: string
  time: string
  minutes: number
  follow?: boolean
  reason?: string
  ready?: 'yes' | 'not-yet' | undefined
  answers?: Answers
}

export const cancelSessionInput = z.strictObject({
  intent: z.enum(['cancel', 'postpone'], 'Choose whether to cancel or to postpone'),
  version,
  reason: line('a reason', 200),
})
export type CancelSession = Omit<z.infer<typeof cancelSessionInput>, 'intent'>

const WEEK_NUMBERS = Array.from({ length: WEEKS }, (_, week) => String(week))

export const rhythmInput = z.strictObject({
  version,
  weekday: z
    .string()
    .regex(/^[1-7]$/, 'Choose a weekday')
    .transform(Number),
  time,
  week: z
    .string()
    .refine((week) => WEEK_NUMBERS.includes(week), 'Choose a week')
    .transform(Number),
  observes: z
    .enum(['none', ...COHORT_CODES], 'Choose whose days to look out for')
    .transform((code) => (code === 'none' ? null : code)),
  schoolBreaks: z.enum(['yes', 'no'], 'Say whether school breaks matter').transform((answer) => answer === 'yes'),
})
export type SetRhythm = z.infer<typeof rhythmInput>
