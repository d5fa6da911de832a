import { z } from 'zod'

/** The buttons of the page about one's own secret address. */
export const feedInput = z.strictObject({ intent: z.enum(['make', 'end']) })
