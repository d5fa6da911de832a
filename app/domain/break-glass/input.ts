import { z } from 'zod'
import { line } from '../shared/fields.ts'
import { EXPLANATION_MAX, referenceFrom } from './rules.ts'
import { BREAK_GLASS_REASONS } from './status.ts'

const reference = z.string().transform((text, issue) => {
  const typed = text.length <= 40 ? referenceFrom(text) : null
  if (typed) return typed
  const message = text.trim() === '' ? 'Enter the participant’s reference' : 'Reference must be like VVF-7K2Q'
  issue.addIssue({ code: 'custom', message })
  return z.NEVER
})

export const openGlassInput = z.strictObject({
  reference,
  reason: z.enum(BREAK_GLASS_REASONS, 'Choose why you need it'),
  explanation: line('what happened', EXPLANATION_MAX),
})
export type OpenGlass = z.infer<typeof openGlassInput>

export const closeGlassInput = z.strictObject({ intent: z.literal('close') })
