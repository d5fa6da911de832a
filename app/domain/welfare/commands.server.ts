import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { write } from '#db/client.server.ts'
import { welfareFollowUps } from '#db/schema/index.ts'
import { getFollowUp } from './queries.server.ts'
import { movesFor } from './rules.ts'
import { type FollowUpIntent, followUpMoves } from './status.ts'

/** Takes a check-in on. `seenOwner` is whose it was on the page: what somebody has taken meanwhile is left to them. */
export function takeFollowUp(
  ctx: Ctx<'welfare:settle'>,
  id: string,
  seenOwner: string | null,
): Promise<Result<null, 'changed-meanwhile'>> {
  return write(ctx, async (tx) => {
    const { ownerId, state } = await getFollowUp(ctx, id)
    if (state === 'open' && ownerId === ctx.actor.id) return unchanged(null)
    if (state !== 'open' || ownerId !== seenOwner) return refuse('changed-meanwhile')
    await tx.update(welfareFollowUps).set({ ownerId: ctx.actor.id }).where(eq(welfareFollowUps.id, id))
    return done(null, event('welfare.taken', id))
  })
}

/** Says how a check-in ended, or that this was a mistake. Only its owner does. What was said is kept nowhere (domain §8). */
export function settleFollowUp(
  ctx: Ctx<'welfare:settle'>,
  id: string,
  intent: FollowUpIntent,
): Promise<Result<null, 'changed-meanwhile'>> {
  return write(ctx, async (tx) => {
    const followUp = await getFollowUp(ctx, id)
    const { to, event: said } = followUpMoves[intent]
    if (followUp.state === to && followUp.ownerId === ctx.actor.id) return unchanged(null)
    if (!movesFor(followUp, followUp.sessionState, ctx.actor.id).includes(intent)) return refuse('changed-meanwhile')
    const settled =
      to === 'open' ? { settledBy: null, settledAt: null } : { settledBy: ctx.actor.id, settledAt: ctx.now }
    await tx
      .update(welfareFollowUps)
      .set({ state: to, ...settled })
      .where(and(eq(welfareFollowUps.id, id), eq(welfareFollowUps.state, followUp.state)))
    return done(null, event(said, id, { state: to }))
  })
}
