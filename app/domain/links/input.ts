import { z } from 'zod'
import { isBlank } from '../shared/fields.ts'
import { LINK_DAYS } from './rules.ts'

const days = z
  .enum(LINK_DAYS.map(String) as [string, ...string[]], 'Choose for how long the link works')
  .transform(Number)

/** What staff do with the private link of a participant. */
export const staffLinkInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('make'), days }),
  z.strictObject({ intent: z.literal('pin') }),
  z.strictObject({ intent: z.literal('send') }),
  z.strictObject({ intent: z.literal('stop') }),
])
export type StaffLinkInput = z.output<typeof staffLinkInput>

const given = z
  .string()
  .max(200, 'That is too long for a word')
  .refine((text) => !isBlank(text), 'Enter the word')

/** The agreed word, or the PIN. */
export const wordInput = z.strictObject({ word: given })

/** Whether they come to a session. */
/** `seen` is when the page said that it is: an answer holds for that moment alone. */
export const answerInput = z.strictObject({
  session: z.string(),
  seen: z.string().max(40).optional(),
  answer: z.enum(['yes', 'no'], 'Choose if you can come'),
})
export type AnswerInput = z.output<typeof answerInput>

/** Whether a way of reaching them is still safe. */
export const confirmContactInput = z.strictObject({
  route: z.enum(['email', 'call', 'text', 'post'], 'Choose which one you mean'),
  safe: z.enum(['yes', 'no'], 'Choose if it is still safe'),
})
export type ConfirmContactInput = z.output<typeof confirmContactInput>
