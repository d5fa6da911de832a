import { z } from 'zod'

/** Ending one's own sign-ins: one, by its handle, or all but the one in use. */
export const endSignInsInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('end-one'), sign_in: z.string().min(1).max(40) }),
  z.strictObject({ intent: z.literal('end-others') }),
])

/** Hiding names on this screen, or showing them, and the page to go back to. */
export const hideNamesInput = z.strictObject({ names: z.enum(['hide', 'show']), next: z.string().max(2_000) })
