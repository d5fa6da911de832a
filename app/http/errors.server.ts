import { redirect } from '@remix-run/node'
import { TooBusy } from '#app/crypto/passwords.server.ts'
import { BadRequest, Forbidden, NotFound, SignInEnded } from '#app/domain/shared/errors.ts'

const statuses = [
  [NotFound, 404],
  [Forbidden, 403],
  [BadRequest, 400],
  [TooBusy, 503],
] as const

/** The one mapper from domain errors to responses. Anything unknown stays an error and becomes a 500 page. */
export function toResponse(error: unknown): unknown {
  if (error instanceof SignInEnded) return redirect('/sign-in')
  const known = statuses.find(([kind]) => error instanceof kind)
  return known ? new Response(null, { status: known[1] }) : error
}
