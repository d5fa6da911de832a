import { z } from 'zod'
import { FOLLOW_UP_INTENTS } from './status.ts'

/** A check-in that is asked for by hand. There is no field for a reason, and there never will be one. */
export const raiseInput = z.strictObject({
  intent: z.literal('raise'),
  participant: z.string('Choose who').min(1, 'Choose who').max(64),
})

/** The forms of one check-in. `owner` is whose it was on the page, so that nobody takes it from somebody unseen. */
export const followUpInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('take'), owner: z.string().max(64) }),
  z.strictObject({ intent: z.enum(FOLLOW_UP_INTENTS) }),
])
