import { and, eq, isNull } from 'drizzle-orm'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { type Ctx, systemContext } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { welfareFollowUps } from '#db/schema/index.ts'
import { listNotNeeded, listToRaise } from './due-queries.server.ts'
import { listToChoose } from './queries.server.ts'
import { canBeRaised, dueAfter } from './rules.ts'

/**
 * Raises a check-in for everybody who left early or stayed away and agreed to one, and takes away those that are not needed
 * any more (product, step 7). Worked out from the register, so that what came in late or from paper counts too; run as often
 * as one likes. False: there is nothing left to do at once.
 */
export async function raiseFollowUps(now: Date): Promise<false> {
  const ctx = systemContext('welfare:settle', now)
  for (const one of await listToRaise(now))
    await write(ctx, async (tx) => {
      const id = newId('wfu')
      const row = { id, ...one }
      const [raised] = await tx
        .insert(welfareFollowUps)
        .values(row)
        .onConflictDoNothing()
        .returning({ id: welfareFollowUps.id })
      return raised ? done(null, event('welfare.raised', id, { session: one.sessionId })) : unchanged(null)
    })
  for (const { id, ownerId } of await listNotNeeded(now))
    await write(ctx, async (tx) => {
      const owned = ownerId === null ? isNull(welfareFollowUps.ownerId) : eq(welfareFollowUps.ownerId, ownerId)
      const still = and(eq(welfareFollowUps.id, id), eq(welfareFollowUps.state, 'open'), owned)
      const [gone] = await tx.delete(welfareFollowUps).where(still).returning({ session: welfareFollowUps.sessionId })
      return gone ? done(null, event('welfare.removed', id, gone)) : unchanged(null)
    })
  return false
}

/**
 * Asks for a check-in by hand, as after a disclosure, for somebody who agreed to one. It belongs to whoever asks, until
 * somebody else takes it on. Why is written nowhere.
 */
export function raiseFollowUp(
  ctx: Ctx<'welfare:settle'>,
  sessionId: string,
  participantId: string,
  once: Submission,
): Promise<Result<{ id: string }, 'closed' | 'not-to-be-asked' | 'raised-already' | 'repeated' | 'sent-before'>> {
  return writeOnce(
    ctx,
    once,
    async (tx) => {
      const session = await getSession(ctx, sessionId)
      if (!canBeRaised(session, ctx.now)) return refuse('closed')
      const mayBe = await listToChoose(ctx, session)
      if (!mayBe.some((one) => one.participantId === participantId)) return refuse('not-to-be-asked')
      const id = newId('wfu')
      const dueAt = dueAfter(session, ctx.now)
      await tx
        .insert(welfareFollowUps)
        .values({ id, participantId, sessionId: session.id, ownerId: ctx.actor.id, dueAt })
      return done({ id }, event('welfare.raised', id, { session: session.id }))
    },
    { unique: { 'welfare_follow_ups(session_id,participant_id)': 'raised-already' } },
  )
}
