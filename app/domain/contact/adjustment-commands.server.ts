import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { adjustments } from '#db/schema/index.ts'
import { sealingFor } from '#db/seal.server.ts'
import type { AddAdjustment } from './adjustment-input.ts'
import { adjustmentsOf } from './adjustment-queries.server.ts'
import { MOST_ADJUSTMENTS } from './adjustments.ts'
import { getReachable } from './queries.server.ts'

type Manage = Ctx<'participant:manage'>
export type AddRefusal = 'already' | 'too-many' | 'erased'
type Sent = 'repeated' | 'sent-before'

/** Adds something we do so that a participant can take part, sealed under their key. Each thing once. */
export function addAdjustment(
  ctx: Manage,
  reference: string,
  input: AddAdjustment,
  once: Submission,
): Promise<Result<null, AddRefusal | Sent>> {
  return writeOnce<null, AddRefusal>(ctx, once, async (tx) => {
    const { participantId, erasedOn } = await getReachable(ctx, reference)
    return erasedOn ? refuse('erased') : add(tx, participantId, input)
  })
}

/** The same by the participant themselves, behind their private link. */
export function addOwnAdjustment(
  ctx: Ctx<'visit:own'>,
  input: AddAdjustment,
  once: Submission,
): Promise<Result<null, AddRefusal | Sent>> {
  return writeOnce<null, AddRefusal>(ctx, once, (tx) => add(tx, ctx.actor.id, input))
}

async function add(tx: Database, participantId: string, { kind, line }: AddAdjustment) {
  const held = await adjustmentsOf(participantId)
  if (held.some((one) => one.kind === kind && (one.line ?? '') === line)) return refuse('already')
  if (held.length >= MOST_ADJUSTMENTS) return refuse('too-many')
  const sealing = await sealingFor(participantId)
  const id = newId('adj')
  const sealedLine = line === '' ? null : sealing.seal(adjustments.line, id, line)
  await tx
    .insert(adjustments)
    .values({ id, participantId, kind: sealing.seal(adjustments.kind, id, kind), line: sealedLine })
  return done(null, event('adjustment.added', id, { participant: participantId }))
}

/** Takes an adjustment away. Gone already is gone; one of somebody else is not there. */
export function removeAdjustment(ctx: Manage, reference: string, id: string): Promise<Result<null, never>> {
  return write(ctx, async (tx) => {
    const { participantId } = await getReachable(ctx, reference)
    return remove(tx, participantId, id)
  })
}

/** The same by the participant themselves. */
export function removeOwnAdjustment(ctx: Ctx<'visit:own'>, id: string): Promise<Result<null, never>> {
  return write(ctx, (tx) => remove(tx, ctx.actor.id, id))
}

async function remove(tx: Database, participantId: string, id: string) {
  const theirs = and(eq(adjustments.id, id), eq(adjustments.participantId, participantId))
  const removed = await tx.delete(adjustments).where(theirs).returning({ id: adjustments.id })
  if (removed.length === 0) return unchanged(null)
  return done(null, event('adjustment.removed', id, { participant: participantId }))
}
