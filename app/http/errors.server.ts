import { redirect } from '@remix-run/node'
import { TooBusy } from '#app/crypto/passwords.server.ts'
import { BadRequest, Forbidden, NotFound, SignInEnded } from '#app/domain/shared/errors.ts'

/** The words are for addresses without a page of their own, such as a file to keep. */
const statuses = [
  [NotFound, 404, 'There is nothing here.'],
  [Forbidden, 403, 'Your account does not include this. Nothing was changed.'],
  [BadRequest, 400, 'What was sent was not a form of this service. Nothing was changed.'],
  [TooBusy, 503, 'The service is busy. Try again in a minute.'],
] as const
const plain = { 'Content-Type': 'text/plain; charset=utf-8' }

/** The one mapper from domain errors to responses. Anything unknown stays an error and becomes a 500 page. */
export function toResponse(error: unknown): unknown {
  if (error instanceof SignInEnded) return redirect('/sign-in')
  const known = statuses.find(([kind]) => error instanceof kind)
  if (!known) return error
  const [, status, words] = known
  return new Response(words, { status, headers: plain })
}
