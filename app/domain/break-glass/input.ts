import { z } from 'zod'
import { line, participantReference } from '../shared/fields.ts'
import { EXPLANATION_MAX } from './rules.ts'
import { BREAK_GLASS_REASONS } from './status.ts'

export const openGlassInput = z.strictObject({
  reference: participantReference,
  reason: z.enum(BREAK_GLASS_REASONS, 'Choose why you need it'),
  explanation: line('what happened', EXPLANATION_MAX),
})
export type OpenGlass = z.infer<typeof openGlassInput>

export const closeGlassInput = z.strictObject({ intent: z.literal('close') })
