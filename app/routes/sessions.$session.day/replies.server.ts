import { json } from '@remix-run/node'
import { markOfTap } from '#app/domain/day/counted.server.ts'
import type { DayInput } from '#app/domain/day/input.ts'
import { type DayAnswer, dayPath } from '#app/domain/day/protocol.ts'
import { queryAfter } from '#app/domain/day/taps.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import type { Accepted, Rejected } from '#app/http/form.server.ts'
import { FORM_TOKEN, foreignForm } from '#app/http/form-token.server.ts'
import { seeOther } from '#app/http/responses.server.ts'

/** A form of the day on its way back to the page. `answer` says what became of it, where that was not a slip in a field. */
export type RefusedDay = RefusedForm & { answer?: DayAnswer }

/** Whether whoever asks wants an answer to read and no page. */
export const wantsJson = (request: Request) =>
  request.headers.get('Accept')?.split(',')[0]?.trim() === 'application/json'

const statuses = { applied: 200, already: 200, conflict: 409, refused: 400 } as const

export const asJson = (answer: DayAnswer): Response => json(answer, { status: statuses[answer.state] })

/** A form that cannot be read, as JSON: its first error, and whether the token alone was in the way. */
export async function refusedJson({ errors }: Rejected, look: Request): Promise<Response> {
  const data = await look.formData().catch(() => new FormData())
  const foreign = await foreignForm(look, data.get(FORM_TOKEN))
  const message = errors.map((error) => error.message).join(' ')
  const answer: DayAnswer = { ok: false, state: 'refused', message }
  return asJson(foreign ? { ...answer, message: foreign.message, again: 'with-new-token' } : answer)
}

/** The same answer for the page: on to where it can be seen, or the page again with what was typed and both choices. */
export function asPage(sessionId: string, form: Accepted<DayInput>, answer: DayAnswer) {
  const href = answer.focus ? `#${answer.focus}` : undefined
  const { value, once } = form
  const query = value.intent === 'tap' ? `?counted=${markOfTap(sessionId, value, once.key)}` : queryAfter(value)
  if (answer.ok) return seeOther(dayPath(sessionId) + query + (href ?? ''))
  const refused: RefusedDay = { ...form.refuse('', answer.message, href), answer }
  return json(refused, { status: statuses[answer.state] })
}
