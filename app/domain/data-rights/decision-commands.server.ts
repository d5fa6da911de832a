import { eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { done, event, type Outcome, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, write } from '#db/client.server.ts'
import { dataRequests, participants } from '#db/schema/index.ts'
import { type DecisionRefusal, stepFor, transition } from './life-cycle.ts'
import { type DataRequest, getRequest, getRequestToFollow, listPartsGiven } from './request-queries.server.ts'
import { canBeExtended, dueOn } from './rules.ts'
import { type Correction, type ExtensionReason, PACK_PARTS, type RefusalReason, refusalsOf } from './status.ts'

type Settling = Ctx<'data-request:settle'>
type Taking = Ctx<'data-request:take'>
/** Has the facilitator see to it: hand a copy over, or put something right. Done already is done. */
export function startRequest(
  ctx: Settling,
  id: string,
  action: 'hand-over' | 'put-right',
): Promise<Result<null, DecisionRefusal>> {
  return write(ctx, async (tx): Promise<Outcome<null, DecisionRefusal>> => {
    const request = await getRequest(ctx, id)
    if (request.state === 'working' && transition({ ...request, state: 'open' }, action)) return unchanged(null)
    const row = stepFor(request, action)
    if (typeof row === 'string') return refuse(row)
    await tx.update(dataRequests).set({ state: row.to }).where(eq(dataRequests.id, id))
    return done(null, event(row.event, id))
  })
}

/** Takes two more months, once, for a reason from the list, and not when it is late already (domain §6.7). */
export function extendRequest(
  ctx: Settling,
  id: string,
  reason: ExtensionReason,
): Promise<Result<null, 'not-possible' | 'too-late'>> {
  return write(ctx, async (tx) => {
    const request = await getRequest(ctx, id)
    const row = transition(request, 'extend')
    if (!row) return refuse('not-possible')
    if (request.extended) return unchanged(null)
    if (!canBeExtended(request, todayInLondon(ctx.now))) return refuse('too-late')
    const later = { extended: true, dueOn: dueOn(request.askedOn, true) }
    await tx.update(dataRequests).set(later).where(eq(dataRequests.id, id))
    return done(null, event(row.event, id, { reason }))
  })
}

/** Refuses a request for a reason that fits its kind. */
export function refuseRequest(
  ctx: Settling,
  id: string,
  reason: RefusalReason,
): Promise<Result<null, 'not-possible' | 'does-not-fit'>> {
  return write(ctx, async (tx): Promise<Outcome<null, 'not-possible' | 'does-not-fit'>> => {
    const request = await getRequest(ctx, id)
    if (request.state === 'refused') return unchanged(null)
    const row = transition(request, 'refuse')
    if (!row) return refuse('not-possible')
    if (!refusalsOf(request.kind).includes(reason)) return refuse('does-not-fit')
    await settle(tx, ctx, id, { state: row.to, refusal: reason })
    return done(null, event(row.event, id, { reason }))
  })
}

/** Stops the use of what is held: nothing is sent to them, and the pages say so (UK GDPR Art 18 and 21). */
export function stopUse(ctx: Settling, id: string): Promise<Result<null, DecisionRefusal>> {
  return write(ctx, async (tx): Promise<Outcome<null, DecisionRefusal>> => {
    const request = await getRequest(ctx, id)
    if (request.state === 'done') return unchanged(null)
    const row = stepFor(request, 'stop-use')
    if (typeof row === 'string') return refuse(row)
    if (!request.participantId) return refuse('not-possible')
    await settle(tx, ctx, id, { state: row.to })
    const settled = event('request.settled', id)
    if (request.restricted) return done(null, settled)
    await setRestriction(tx, request.participantId, ctx.now)
    return done(null, settled, event(row.event, request.participantId, { request: id }))
  })
}

/** Allows the use of what is held again. */
export function allowUse(ctx: Settling, id: string): Promise<Result<null, 'not-possible'>> {
  return write(ctx, async (tx) => {
    const request = await getRequest(ctx, id)
    const row = transition(request, 'allow-use')
    if (!row || !request.participantId) return refuse('not-possible')
    if (!request.restricted) return unchanged(null)
    await setRestriction(tx, request.participantId, null)
    return done(null, event(row.event, request.participantId, { request: id }))
  })
}

async function setRestriction(tx: Database, participantId: string, restrictedSince: Date | null): Promise<void> {
  await tx.update(participants).set({ restrictedSince }).where(eq(participants.id, participantId))
}

/** Says that the copy is in their hands. Refuses while a part of it was never taken. */
export function finishHandOver(ctx: Taking, id: string): Promise<Result<null, 'not-possible' | 'part-missing'>> {
  return write(ctx, async (tx): Promise<Outcome<null, 'not-possible' | 'part-missing'>> => {
    const request = await getRequestToFollow(ctx, id)
    if (request.state === 'done') return unchanged(null)
    const row = transition(request, 'given')
    if (!row) return refuse('not-possible')
    const given = await listPartsGiven(request)
    if (!PACK_PARTS.every((part) => given.includes(part))) return refuse('part-missing')
    await settle(tx, ctx, id, { state: row.to })
    return done(null, event(row.event, id))
  })
}

/** Says that it is put right, and what was changed: by the name of the field, never what stands in it. */
export function finishCorrection(
  ctx: Taking,
  id: string,
  fields: readonly Correction[],
): Promise<Result<null, 'not-possible'>> {
  return write(ctx, async (tx) => {
    const request = await getRequestToFollow(ctx, id)
    if (request.state === 'done') return unchanged(null)
    const row = transition(request, 'corrected')
    if (!row) return refuse('not-possible')
    await settle(tx, ctx, id, { state: row.to })
    return done(null, event(row.event, id, { fields }))
  })
}

async function settle(
  tx: Database,
  ctx: Ctx<'data-request:take' | 'data-request:settle'>,
  id: string,
  ending: Pick<DataRequest, 'state'> & Partial<Pick<DataRequest, 'refusal'>>,
): Promise<void> {
  const settled = { settledBy: ctx.actor.id, settledAt: ctx.now, ...ending }
  await tx.update(dataRequests).set(settled).where(eq(dataRequests.id, id))
}
