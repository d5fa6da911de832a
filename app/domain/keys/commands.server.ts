import { and, eq, inArray } from 'drizzle-orm'
import { sameText } from '#app/crypto/digests.server.ts'
import { isAdministrator } from '#app/domain/grants/queries.server.ts'
import type { Confirmed, Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { keyRotations } from '#db/schema/index.ts'
import { countByVersion, digestOf, findRotation, keyVersions } from './queries.server.ts'
import { countOthers } from './rules.ts'

type ProposeRefusal = 'nothing-to-do' | 'one-already'
type ApproveRefusal =
  | 'over'
  | 'own-proposal'
  | 'changed-meanwhile'
  | 'not-administrator'
  | 'proposer-gone'
  | 'not-newest'

/** Proposes to seal everything anew with the newest key. Another administrator has to approve it (security.md CRY-03, AUT-10). */
export async function proposeRotation(
  ctx: Confirmed<'keys:rotate'>,
  once: Submission,
): Promise<Result<null, ProposeRefusal | 'repeated' | 'sent-before'>> {
  const { newest } = keyVersions()
  const others = countOthers(await countByVersion(), newest)
  return writeOnce<null, ProposeRefusal>(
    ctx,
    once,
    async (tx) => {
      if (await findRotation()) return refuse('one-already')
      if (others === 0) return refuse('nothing-to-do')
      const id = newId('rot')
      await tx.insert(keyRotations).values({ id, toVersion: newest, proposedBy: ctx.actor.id, proposedAt: ctx.now })
      return done(null, event('keys.rotation-proposed', id, { version: newest, values: others }))
    },
    { unique: { 'key_rotations(state)': 'one-already' } },
  )
}

/**
 * Approves the change of keys that another administrator proposed, bound to exactly what was shown. The service then does
 * it in the background (security.md AUT-10: two different people, never oneself).
 */
export function approveRotation(
  ctx: Confirmed<'keys:rotate'>,
  input: { rotation: string; digest: string },
): Promise<Result<null, ApproveRefusal>> {
  return write(ctx, async (tx) => {
    const [row] = await tx.select().from(keyRotations).where(eq(keyRotations.id, input.rotation))
    const rotation = found(row ?? null)
    if (rotation.state !== 'proposed') return refuse('over')
    if (rotation.proposedBy === ctx.actor.id) return refuse('own-proposal')
    if (!sameText(input.digest, digestOf(rotation))) return refuse('changed-meanwhile')
    if (!(await isAdministrator(ctx.actor.id, ctx.now))) return refuse('not-administrator')
    if (!(await isAdministrator(rotation.proposedBy, ctx.now))) return refuse('proposer-gone')
    if (rotation.toVersion !== keyVersions().newest) return refuse('not-newest')
    const approved = await tx
      .update(keyRotations)
      .set({ state: 'running', approvedBy: ctx.actor.id })
      .where(and(eq(keyRotations.id, rotation.id), eq(keyRotations.state, 'proposed')))
      .returning({ id: keyRotations.id })
    if (approved.length === 0) return refuse('over')
    return done(null, event('keys.rotation-approved', rotation.id, { version: rotation.toVersion }))
  })
}

/** Cancels a change of keys, also one that is running: what is sealed with the new key by then stays so, and opens. */
export function cancelRotation(ctx: Ctx<'keys:rotate'>, rotationId: string): Promise<Result<null, 'over'>> {
  return write(ctx, async (tx) => {
    const [row] = await tx.select().from(keyRotations).where(eq(keyRotations.id, rotationId))
    const { id } = found(row ?? null)
    const cancelled = await tx
      .update(keyRotations)
      .set({ state: 'cancelled', finishedAt: ctx.now })
      .where(and(eq(keyRotations.id, id), inArray(keyRotations.state, ['proposed', 'running'])))
      .returning({ wrapped: keyRotations.wrapped })
    const [last] = cancelled
    if (!last) return refuse('over')
    return done(null, event('keys.rotation-cancelled', id, { keys: last.wrapped }))
  })
}
