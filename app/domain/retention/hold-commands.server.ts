import { and, eq, isNull } from 'drizzle-orm'
import type { Confirmed } from '#app/domain/shared/context.ts'
import { addMonths, todayInLondon } from '#app/domain/shared/dates.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { legalHolds, participants } from '#db/schema/index.ts'
import type { SetHold } from './input.ts'
import { isUnderHold } from './people-queries.server.ts'
import { HOLD_MONTHS } from './rules.ts'

type MayHold = Confirmed<'retention:hold'>
export type HoldRefusal = 'no-such-participant' | 'held-already' | 'in-the-past' | 'too-far'

/** Has everything about a participant kept until a day, for a reason from the list (domain §6.6). Stops both clocks and erasure. */
export function setHold(
  ctx: MayHold,
  { reference, reason, endsOn }: SetHold,
  once: Submission,
): Promise<Result<{ id: string }, HoldRefusal | 'repeated' | 'sent-before'>> {
  return writeOnce<{ id: string }, HoldRefusal>(ctx, once, async (tx) => {
    const today = todayInLondon(ctx.now)
    if (endsOn < today) return refuse('in-the-past')
    if (endsOn > addMonths(today, HOLD_MONTHS)) return refuse('too-far')
    const known = and(eq(participants.reference, reference), isNull(participants.erasedOn))
    const [participant] = await tx.select({ id: participants.id }).from(participants).where(known)
    if (!participant) return refuse('no-such-participant')
    if (await isUnderHold(participant.id, today)) return refuse('held-already')
    const id = newId('hld')
    const hold = { id, participantId: participant.id, reason, startsOn: today, endsOn, setBy: ctx.actor.id }
    await tx.insert(legalHolds).values(hold)
    return done({ id }, event('hold.set', id, { participant: participant.id, reason, until: endsOn }))
  })
}

/** Ends a hold before its last day. What is due by then goes in the next run. One that is over is left as it is. */
export function endHold(ctx: MayHold, id: string): Promise<Result<null, 'no-such-hold'>> {
  return write(ctx, async (tx) => {
    const [hold] = await tx.select().from(legalHolds).where(eq(legalHolds.id, id))
    if (!hold) return refuse('no-such-hold')
    if (hold.endedAt !== null) return unchanged(null)
    await tx.update(legalHolds).set({ endedAt: ctx.now, endedBy: ctx.actor.id }).where(eq(legalHolds.id, id))
    return done(null, event('hold.ended', id, { participant: hold.participantId }))
  })
}
