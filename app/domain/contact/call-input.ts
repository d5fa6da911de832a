import { z } from 'zod'
import { CALL_ANSWERS } from './calls.ts'

export const recordCallInput = z.strictObject({
  task: z.string().min(1).max(40),
  seen: z.string().max(60),
  /** When the session was, on the page the answer was tapped on. */
  on: z.string().max(40),
  answer: z.enum(CALL_ANSWERS, 'Choose what they said'),
})
export type RecordCall = z.output<typeof recordCallInput>
