import { z } from 'zod'
import { pulse } from './input.ts'
import { PULSE_QUESTIONS } from './status.ts'

const notComplete = 'This page was not complete. Tap again'
/** A turn of one person, by chance alone: it says nothing of who they are. */
const person = z.string(notComplete).regex(/^[\w-]{20,64}$/, notComplete)

/** What is sent from the view that goes round: an answer, or that the last one was the wrong one. */
export const roundInput = z.discriminatedUnion(
  'intent',
  [
    z.strictObject({ intent: z.literal('tap'), ...pulse, person }),
    z.strictObject({ intent: z.literal('untap'), mark: z.string(notComplete).regex(/^[\w.-]{1,200}$/, notComplete) }),
  ],
  notComplete,
)
export type RoundInput = z.output<typeof roundInput>

/** How far a person is, from the address: the number of the question, past the last one for thanks. */
export function turnFrom(search: URLSearchParams) {
  const step = z.coerce
    .number()
    .int()
    .min(1)
    .max(PULSE_QUESTIONS.length + 1)
  return z
    .object({ step: step.catch(1), person: person.nullable().catch(null), counted: z.string().catch('') })
    .parse({ step: search.get('step') ?? 1, person: search.get('person'), counted: search.get('counted') })
}
