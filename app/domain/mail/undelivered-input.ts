import { z } from 'zod'

/** A letter that is to be sent again. */
export const sendAgainInput = z.strictObject({ intent: z.literal('again'), letter: z.string().min(1).max(40) })
