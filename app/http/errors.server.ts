import { BadRequest, Forbidden, NotFound } from '#app/domain/shared/errors.ts'

const statuses = [
  [NotFound, 404],
  [Forbidden, 403],
  [BadRequest, 400],
] as const

/** The one mapper from domain errors to responses. Anything unknown stays an error and becomes a 500 page. */
export function toResponse(error: unknown): unknown {
  const known = statuses.find(([kind]) => error instanceof kind)
  return known ? new Response(null, { status: known[1] }) : error
}
