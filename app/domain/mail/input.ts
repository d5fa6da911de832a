import { z } from 'zod'
import { ASKED_TEMPLATES } from './session-rules.ts'

/** Which message a facilitator asks for; who gets one is worked out from the session. */
export const askForMessagesInput = z.strictObject({ template: z.enum(ASKED_TEMPLATES, 'Choose a message') })
