import { and, eq, gt, isNotNull } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { write } from '#db/client.server.ts'
import { outbox } from '#db/schema/index.ts'

/**
 * Sends a letter to staff again that was given up: to the address they have now. It counts as tried once, so that a carrier
 * that has it already is asked first. Refuses one that is too old, or was sent again already.
 */
export function sendAgain(ctx: Ctx<'people:manage'>, id: string): Promise<Result<null, 'not-any-more'>> {
  return write(ctx, async (tx) => {
    const afresh = { state: 'pending' as const, attempts: 1, notBefore: ctx.now, lastError: null }
    const givenUp = and(eq(outbox.id, id), eq(outbox.state, 'dead'), isNotNull(outbox.personId))
    const [again] = await tx
      .update(outbox)
      .set({ ...afresh, carrierId: null, delivery: null, askedCarrierAt: null, sentAt: null })
      .where(and(givenUp, gt(outbox.notAfter, ctx.now)))
      .returning({ id: outbox.id })
    return again ? done(null, event('message.sent-again', again.id)) : refuse('not-any-more')
  })
}
