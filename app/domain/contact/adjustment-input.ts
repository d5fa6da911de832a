import { z } from 'zod'
import { isBlank } from '../shared/fields.ts'
import { ADJUSTMENT_KINDS, LINE_MAX } from './adjustments.ts'

export const addAdjustmentInput = z
  .strictObject({
    intent: z.literal('add'),
    kind: z.enum(ADJUSTMENT_KINDS, 'Choose what they need'),
    line: z
      .string()
      .transform((text) => (isBlank(text) ? '' : text.replace(/\s+/g, ' ').trim()))
      .refine((text) => text.length <= LINE_MAX, `What exactly must be ${LINE_MAX} characters or fewer`),
  })
  .superRefine(({ kind, line }, issue) => {
    if (kind === 'other' && line === '')
      issue.addIssue({ code: 'custom', path: ['line'], message: 'Enter what exactly we do for them' })
  })
export type AddAdjustment = z.output<typeof addAdjustmentInput>

export const removeAdjustmentInput = z.strictObject({
  intent: z.literal('remove'),
  adjustment: z.string().min(1).max(40),
})
export const adjustmentsInput = z.discriminatedUnion('intent', [addAdjustmentInput, removeAdjustmentInput])
