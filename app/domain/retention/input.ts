import { z } from 'zod'
import { referenceFrom } from '../break-glass/rules.ts'
import { dateBoxes } from '../shared/fields.ts'
import { HOLD_REASONS } from './status.ts'

const reference = z.string().transform((text, issue) => {
  const typed = text.length <= 40 ? referenceFrom(text) : null
  if (typed) return typed
  const message = text.trim() === '' ? 'Enter the participant’s reference' : 'Reference must be like VVF-7K2Q'
  issue.addIssue({ code: 'custom', message })
  return z.NEVER
})

export const setHoldInput = z.strictObject({
  intent: z.literal('set-hold'),
  reference,
  reason: z.enum(HOLD_REASONS, 'Choose why it has to be kept'),
  endsOn: dateBoxes('the last day'),
})
export type SetHold = z.infer<typeof setHoldInput>

export const endHoldInput = z.strictObject({ intent: z.literal('end-hold'), hold: z.string().min(1).max(40) })
export const holdInput = z.discriminatedUnion('intent', [setHoldInput, endHoldInput])
