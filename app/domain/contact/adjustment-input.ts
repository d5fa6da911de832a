import { z } from 'zod'
import { isBlank } from '../shared/fields.ts'
import { ADJUSTMENT_KINDS, LINE_MAX } from './adjustments.ts'

/** One form, asked of a facilitator about somebody or of that person themselves: each is spoken to as who they are. */
const addInput = (words: { kind: string; line: string }) =>
  z
    .strictObject({
      intent: z.literal('add'),
      kind: z.enum(ADJUSTMENT_KINDS, words.kind),
      line: z
        .string()
        .transform((text) => (isBlank(text) ? '' : text.replace(/\s+/g, ' ').trim()))
        .refine((text) => text.length <= LINE_MAX, `What exactly must be ${LINE_MAX} characters or fewer`),
    })
    .superRefine(({ kind, line }, issue) => {
      if (kind === 'other' && line === '') issue.addIssue({ code: 'custom', path: ['line'], message: words.line })
    })

export const addAdjustmentInput = addInput({
  kind: 'Choose what they need',
  line: 'Enter what exactly we do for them',
})
const addOwnInput = addInput({
  kind: 'Choose what would help you take part',
  line: 'Enter a few words about what would help you',
})
export type AddAdjustment = z.output<typeof addAdjustmentInput>

export const removeAdjustmentInput = z.strictObject({
  intent: z.literal('remove'),
  adjustment: z.string().min(1).max(40),
})
export const adjustmentsInput = z.discriminatedUnion('intent', [addAdjustmentInput, removeAdjustmentInput])
/** Behind a private link. */
export const ownNeedsInput = z.discriminatedUnion('intent', [addOwnInput, removeAdjustmentInput])
