import { z } from 'zod'
import { dateBoxes, participantReference } from '../shared/fields.ts'
import { HOLD_REASONS } from './status.ts'

export const setHoldInput = z.strictObject({
  intent: z.literal('set-hold'),
  reference: participantReference,
  reason: z.enum(HOLD_REASONS, 'Choose why it has to be kept'),
  endsOn: dateBoxes('the last day'),
})
export type SetHold = z.infer<typeof setHoldInput>

export const endHoldInput = z.strictObject({ intent: z.literal('end-hold'), hold: z.string().min(1).max(40) })
export const holdInput = z.discriminatedUnion('intent', [setHoldInput, endHoldInput])
