import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { doNotMeets } from '#db/schema/index.ts'
import { sealingFor } from '#db/seal.server.ts'
import { endAsking } from './asking-commands.server.ts'
import { getDoNotMeets, sessionsAhead } from './do-not-meet-queries.server.ts'
import { fallBack } from './standing-commands.server.ts'

type Manage = Ctx<'participant:manage'>

/**
 * Notes whom a participant does not want to meet, sealed under their key. A confirmed session with that person in its team
 * goes back to planned at once, and whoever was asked to cover is no longer needed. Whom it is about stands in no entry of
 * the trail.
 */
export function addDoNotMeet(
  ctx: Manage,
  reference: string,
  { whom }: { whom: string },
  once: Submission,
): Promise<Result<null, 'erased' | 'already' | 'not-on-the-list' | 'repeated' | 'sent-before'>> {
  return writeOnce(ctx, once, async (tx) => {
    const { participant, wishes, choices } = await getDoNotMeets(ctx, reference)
    if (participant.erasedOn) return refuse('erased')
    if (wishes.some((wish) => wish.whom === whom)) return refuse('already')
    if (!choices.some(({ id }) => id === whom)) return refuse('not-on-the-list')
    const id = newId('dnm')
    const sealed = (await sealingFor(participant.id)).seal(doNotMeets.whom, id, whom)
    await tx.insert(doNotMeets).values({ id, participantId: participant.id, whom: sealed })
    const ahead = await sessionsAhead(participant.id, ctx.now)
    // That a request ended is left out of the trail: it would say whom the wish is about.
    for (const session of ahead) await endAsking(tx, ctx, session, { only: whom })
    const fallen = await fallBack(
      tx,
      ctx,
      ahead.map((session) => session.id),
    )
    return done(null, event('participant.do-not-meet-added', id, { participant: participant.id }), ...fallen)
  })
}

/** Takes such a wish back. Gone already is gone; one of somebody else is not there. */
export function removeDoNotMeet(ctx: Manage, reference: string, id: string): Promise<Result<null, never>> {
  return write(ctx, async (tx) => {
    const { participant } = await getDoNotMeets(ctx, reference)
    const theirs = and(eq(doNotMeets.id, id), eq(doNotMeets.participantId, participant.id))
    const removed = await tx.delete(doNotMeets).where(theirs).returning({ id: doNotMeets.id })
    if (removed.length === 0) return unchanged(null)
    return done(null, event('participant.do-not-meet-removed', id, { participant: participant.id }))
  })
}
