import { z } from 'zod'

const id = z.string().regex(/^[\w-]{1,40}$/, 'Choose one from the page')

export const rotationInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('propose') }),
  z.strictObject({ intent: z.literal('approve'), rotation: id, digest: z.string().min(1).max(100) }),
  z.strictObject({ intent: z.literal('cancel'), rotation: id }),
])
