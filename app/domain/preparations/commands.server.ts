import { and, eq, inArray } from 'drizzle-orm'
import { canBeChanged } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { preparations } from '#db/schema/index.ts'
import type { AddPreparation, ChangePreparation } from './input.ts'
import { getPreparation, getPreparations, listOwners } from './queries.server.ts'
import { isUpToDate, standingOf } from './rules.ts'
import type { PreparationState } from './status.ts'

type Key = Ctx<'session:prepare'>
type Repeats = 'repeated' | 'sent-before'

/**
 * Makes the list of what a session needs, or brings it up to date: adds what is missing, corrects numbers of what is still
 * open, and marks as not needed what nobody needs any more (domain §8). What was settled or added by hand stays.
 */
export function makePreparations(ctx: Key, sessionId: string): Promise<Result<{ count: number }, 'over'>> {
  return write(ctx, async (tx) => {
    const { session, difference } = await getPreparations(ctx, sessionId)
    if (!canBeChanged(session.state)) return refuse('over')
    if (isUpToDate(difference)) return unchanged({ count: 0 })
    const { missing, changed, vain } = difference
    if (missing.length > 0)
      await tx
        .insert(preparations)
        .values(missing.map((one) => ({ id: newId('prp'), sessionId, ...one })))
        .onConflictDoNothing()
    for (const { kind, number } of changed)
      await tx
        .update(preparations)
        .set({ number })
        .where(and(eq(preparations.sessionId, sessionId), eq(preparations.kind, kind)))
    if (vain.length > 0)
      await tx
        .update(preparations)
        .set({ state: 'not-needed', settledBy: ctx.actor.id, settledAt: ctx.now })
        .where(and(eq(preparations.sessionId, sessionId), inArray(preparations.kind, vain)))
    const count = missing.length + changed.length + vain.length
    return done({ count }, event('preparation.made', sessionId, { kinds: missing.map(({ kind }) => kind), count }))
  })
}

/** Marks one as done or not needed, or opens it again. */
export function settlePreparation(
  ctx: Key,
  sessionId: string,
  { preparation: id, state }: { preparation: string; state: PreparationState },
): Promise<Result<null, never>> {
  return write(ctx, async (tx) => {
    const one = await getPreparation(ctx, sessionId, id)
    if (one.state === state) return unchanged(null)
    const by = state === 'open' ? { settledBy: null, settledAt: null } : { settledBy: ctx.actor.id, settledAt: ctx.now }
    await tx
      .update(preparations)
      .set({ state, ...by })
      .where(eq(preparations.id, id))
    return done(null, event('preparation.settled', id, { session: sessionId, state }))
  })
}

/** Says who does it and by when, unless somebody else has said otherwise since the form was opened. An owner is somebody who can open the session. */
export function changePreparation(
  ctx: Key,
  sessionId: string,
  { preparation: id, seen, owner, dueOn }: ChangePreparation,
): Promise<Result<null, 'not-a-colleague' | 'changed-meanwhile'>> {
  return write(ctx, async (tx) => {
    const one = await getPreparation(ctx, sessionId, id)
    const ownerId = owner || null
    if (one.ownerId === ownerId && one.dueOn === dueOn) return unchanged(null)
    if (seen !== standingOf(one)) return refuse('changed-meanwhile')
    if (ownerId && one.ownerId !== ownerId && !(await mayOwn(ctx, sessionId, ownerId))) return refuse('not-a-colleague')
    await tx.update(preparations).set({ ownerId, dueOn }).where(eq(preparations.id, id))
    return done(null, event('preparation.changed', id, { session: sessionId, fields: ['ownerId', 'dueOn'] }))
  })
}

/** Adds a line that no rule knows. */
export function addPreparation(
  ctx: Key,
  sessionId: string,
  { line, owner, dueOn }: AddPreparation,
  once: Submission,
): Promise<Result<null, 'over' | 'not-a-colleague' | Repeats>> {
  return writeOnce(ctx, once, async (tx) => {
    const { session } = await getPreparations(ctx, sessionId)
    if (!canBeChanged(session.state)) return refuse('over')
    if (owner && !(await mayOwn(ctx, sessionId, owner))) return refuse('not-a-colleague')
    const id = newId('prp')
    await tx.insert(preparations).values({ id, sessionId, kind: 'other', line, ownerId: owner || null, dueOn })
    return done(null, event('preparation.changed', id, { session: sessionId, fields: ['line'] }))
  })
}

const mayOwn = async (ctx: Key, sessionId: string, personId: string) =>
  (await listOwners(ctx, sessionId)).some(({ id }) => id === personId)
