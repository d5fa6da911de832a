import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { adjustmentsOf } from './adjustment-queries.server.ts'
import { findReach, getReachable } from './queries.server.ts'
import { blockedWords, routeWords } from './status.ts'

/** One line about safe contact, without any address, and the kinds of adjustments: for a page that shows the forum (PRV-04). */
export async function getContactGlance(ctx: Ctx<'participant:view'>, reference: string) {
  const { participantId } = await getReachable(ctx, reference)
  const verdict = await findReach(participantId, ctx.now)
  const held = await adjustmentsOf(participantId)
  return {
    contact: { isOpen: verdict.ok, words: lineFor(verdict) },
    adjustments: held.map(({ id, kind }) => ({ id, kind })),
  }
}

function lineFor(verdict: Awaited<ReturnType<typeof findReach>>): string {
  if (verdict.ok) return `We may ${routeWords[verdict.route].use}.`
  const again = verdict.opensAt ? ` Safe again from ${formatDateTime(verdict.opensAt)}.` : ''
  return blockedWords[verdict.why] + again
}
