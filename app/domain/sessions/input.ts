import { z } from 'zod'
import { dateBoxes, line, wholeNumber } from '../shared/fields.ts'
import { timeFrom } from './rules.ts'

/** A time of day typed as "18:00", "6pm" or "6.30pm". The value is a LocalTime. */
const time = z.string().transform((text, issue) => {
  const typed = timeFrom(text)
  if (typed) return typed
  const message = text.trim() === '' ? 'Enter a start time' : 'Start time must be a time of day, like 18:00 or 6pm'
  issue.addIssue({ code: 'custom', message })
  return z.NEVER
})
const version = z.coerce.number().int()

export const layOutInput = z.strictObject({
  intent: z.enum(['preview', 'lay-out']),
  first: dateBoxes('the first date'),
  time,
})
export type LayOut = Pick<z.infer<typeof layOutInput>, 'first' | 'time'>

export const changeSessionInput = z.strictObject({
  version,
  date: dateBoxes('the date'),
  time,
  minutes: wholeNumber('the length in minutes', 30, 480),
})
export type ChangeSession = z.infer<typeof changeSessionInput>

export const cancelSessionInput = z.strictObject({ version, reason: line('a reason', 200) })
export type CancelSession = z.infer<typeof cancelSessionInput>
