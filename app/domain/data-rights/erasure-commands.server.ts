import { eq } from 'drizzle-orm'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { type AnyCtx, type Confirmed, type Ctx, systemContext } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { done, event, type Outcome, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, flushDatabase, write } from '#db/client.server.ts'
import { eraseRows, releaseRow } from '#db/erase.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import { dataRequests } from '#db/schema/index.ts'
import { listBegun, listErasedInTrail, listParticipantIds } from './erasure-queries.server.ts'
import { type DecisionRefusal, stepFor } from './life-cycle.ts'
import { type DataRequest, findHold, getRequest, listUnanswered } from './request-queries.server.ts'

export type EraseRefusal = DecisionRefusal | 'held' | 'copy-first'
type Begun = { id: string; participantId: string; step: string }

const digestOf = (participantId: string) => keyedDigest('erasure', participantId)

/**
 * Erases a participant at their request: everything in the data that `db/subjects.ts` does not keep, their key, and what
 * would bring them back with an older copy (security.md CRY-04, R12; docs/decisions/0013). What was cut short goes on
 * where it stopped. Refuses while a legal hold is set, and while they still wait for a copy.
 */
export async function eraseOnRequest(
  ctx: Confirmed<'data-request:settle'>,
  id: string,
): Promise<Result<null, EraseRefusal | 'not-cleared'>> {
  const began = await begin(ctx, id)
  if (!began.ok) return began
  if (!began.value) return { ok: true, value: null }
  return (await carryOn(ctx, began.value)) ? { ok: true, value: null } : { ok: false, reason: 'not-cleared' }
}

/** Notes that it has begun: from here on there is no way back. Null when it is done already. */
function begin(ctx: Ctx<'data-request:settle'>, id: string): Promise<Result<Begun | null, EraseRefusal>> {
  return write(ctx, async (tx): Promise<Outcome<Begun | null, EraseRefusal>> => {
    const request = await getRequest(ctx, id)
    const { participantId, step } = request
    if (request.kind === 'erasure' && request.state === 'done') return unchanged(null)
    const row = stepFor(request, 'erase')
    if (typeof row === 'string') return refuse(row)
    if (!participantId) return refuse('not-possible')
    if (step) return unchanged({ id, participantId, step })
    if (await findHold(participantId, ctx.now)) return refuse('held')
    if ((await listUnanswered(participantId)).some(({ kind }) => kind === 'access')) return refuse('copy-first')
    const begun = { state: 'working' as const, step: 'began', settledBy: ctx.actor.id }
    await tx.update(dataRequests).set(begun).where(eq(dataRequests.id, id))
    return done({ id, participantId, step: 'began' }, event('erasure.began', id, { participant: participantId }))
  })
}

/**
 * The rest, each step of which may be taken again: ledger, rows, key, both files, end. False, with the end still to come,
 * while another process reads the log beside the data.
 */
async function carryOn(ctx: AnyCtx, { id, participantId, step }: Begun): Promise<boolean> {
  await keyStore().noteErasure(digestOf(participantId), todayInLondon(ctx.now))
  if (step === 'began') await removeRows(ctx, { id, participantId })
  if (!(await destroyKey(participantId))) return false
  await finish(ctx, { id, participantId })
  return true
}

/** Destroys the key, and has neither file keep what was deleted beside it (security.md CRY-04). */
async function destroyKey(participantId: string): Promise<boolean> {
  await keyStore().remove([participantId])
  await keyStore().flush()
  return flushDatabase()
}

async function removeRows(ctx: AnyCtx, { id, participantId }: Pick<Begun, 'id' | 'participantId'>): Promise<void> {
  await write(ctx, async (tx) => {
    const [request] = await tx.select().from(dataRequests).where(eq(dataRequests.id, id))
    if (request?.step !== 'began') return unchanged(null)
    await settleTheRest(tx, ctx, participantId, id)
    const rows = await eraseRows(tx, participantId, todayInLondon(ctx.now))
    await tx.update(dataRequests).set({ step: 'rows-removed' }).where(eq(dataRequests.id, id))
    return done(null, event('erasure.rows-removed', id, { participant: participantId, ...rows }))
  })
}

/** Whatever else they asked has nothing left to be about. */
async function settleTheRest(tx: Database, ctx: AnyCtx, participantId: string, except: string | null): Promise<void> {
  const others = (await listUnanswered(participantId)).filter(({ id }) => id !== except)
  for (const { id, kind } of others) {
    const state = kind === 'erasure' ? ('done' as const) : ('withdrawn' as const)
    await tx.update(dataRequests).set({ state, step: null, settledAt: ctx.now }).where(eq(dataRequests.id, id))
  }
}

async function finish(ctx: AnyCtx, { id, participantId }: Pick<Begun, 'id' | 'participantId'>): Promise<void> {
  await write(ctx, async (tx) => {
    const [request] = await tx.select().from(dataRequests).where(eq(dataRequests.id, id))
    if (request?.step !== 'rows-removed') return unchanged(null)
    const ending: Partial<DataRequest> = { state: 'done', step: null, settledAt: ctx.now }
    await tx.update(dataRequests).set(ending).where(eq(dataRequests.id, id))
    const released = await releaseRow(tx, participantId)
    return done(null, event('erasure.finished', id, { participant: participantId, released }))
  })
}

/**
 * At every start: finishes what was cut short, and erases again whoever an older copy of the data or of the keys brought
 * back (docs/decisions/0013). Returns how many of each.
 */
export async function settleErasures(now: Date): Promise<{ finished: number; replayed: number }> {
  const ctx = systemContext('data-request:settle', now)
  const begun = await listBegun()
  for (const request of begun) await carryOn(ctx, request)
  await completeLedger()
  return { finished: begun.length, replayed: await replayLedger(ctx) }
}

/** Whoever the trail says was erased is in the ledger and has no key, also after an older copy of the keys was put back. */
async function completeLedger(): Promise<void> {
  const ledger = await keyStore().erasures()
  const erased = (await listErasedInTrail()).filter(({ participantId }) => !ledger.has(digestOf(participantId)))
  for (const { participantId, at } of erased) {
    await keyStore().noteErasure(digestOf(participantId), todayInLondon(at))
    await keyStore().remove([participantId])
  }
  if (erased.length > 0) await keyStore().flush()
}

/** Erases again everybody in the data who is in the ledger. How many there were. */
async function replayLedger(ctx: Ctx<'data-request:settle'>): Promise<number> {
  const ledger = await keyStore().erasures()
  if (ledger.size === 0) return 0
  const back = (await listParticipantIds()).filter(({ id, erasedOn }) => erasedOn === null && ledger.has(digestOf(id)))
  for (const { id } of back) {
    await write(ctx, async (tx) => {
      await settleTheRest(tx, ctx, id, null)
      const rows = await eraseRows(tx, id, ledger.get(digestOf(id)) ?? todayInLondon(ctx.now))
      const released = await releaseRow(tx, id)
      return done(null, event('erasure.replayed', id, { participant: id, released, ...rows }))
    })
    await destroyKey(id)
  }
  return back.length
}
