import { and, eq, not } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { AnyCtx, Confirmed, Ctx } from '#app/domain/shared/context.ts'
import { done, event, type Outcome, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Database, read, write } from '#db/client.server.ts'
import { dataRequests, places } from '#db/schema/index.ts'
import { type Pack, subjectPack } from './pack-queries.server.ts'
import { type DataRequest, getRequestToFollow, listOwnRequests, listPartsGiven } from './request-queries.server.ts'
import { PACK_PARTS, type PackPart } from './status.ts'

export type PackRefusal = 'not-possible' | 'other-forum'

/**
 * One part of the copy, for the facilitator who hands it over. That it was taken is in the trail, and committed, before
 * anything is read. Refuses when the person also has a place that the facilitator may not know of.
 */
export async function givePack(
  ctx: Confirmed<'data-request:take'>,
  id: string,
  part: PackPart,
): Promise<Result<Pack, PackRefusal>> {
  const noted = await write(ctx, async (): Promise<Outcome<string, PackRefusal>> => {
    const request = await getRequestToFollow(ctx, id)
    const { participantId } = request
    if (request.kind !== 'access' || request.state !== 'working' || !participantId) return refuse('not-possible')
    if (await hasPlaceOutOfReach(ctx, participantId)) return refuse('other-forum')
    return done(participantId, event('request.given', id, { part, by: 'facilitator' }))
  })
  return noted.ok ? { ok: true, value: await subjectPack(ctx, noted.value, part) } : noted
}

/** As `givePack`, for the participant themselves behind their private link; with the last part the request is done. */
export async function takeOwnCopy(ctx: Ctx<'visit:own'>, part: PackPart): Promise<Result<Pack, 'not-asked'>> {
  const noted = await write(ctx, async (tx) => {
    const request = (await listOwnRequests(ctx)).find((one) => isOpenForCopy(one, ctx.now))
    if (!request) return refuse('not-asked')
    const parts = new Set([...(await listPartsGiven(request)), part])
    const given = event('request.given', request.id, { part, by: 'participant' })
    if (request.state === 'done' || !PACK_PARTS.every((one) => parts.has(one))) return done(null, given)
    await settle(tx, ctx, request.id)
    return done(null, given, event('request.settled', request.id))
  })
  return noted.ok ? { ok: true, value: await subjectPack(ctx, ctx.actor.id, part) } : noted
}

const DAY = 86_400_000

/** Link and word say that it is them, so that they need not wait for anybody. For a day after the last part it can be taken again. */
function isOpenForCopy({ kind, state, identity, settledAt }: DataRequest, now: Date): boolean {
  if (kind !== 'access' || identity === null) return false
  const isJustDone = state === 'done' && settledAt !== null && now.getTime() - settledAt.getTime() < DAY
  return state === 'open' || state === 'working' || isJustDone
}

async function settle(tx: Database, ctx: AnyCtx, id: string): Promise<void> {
  await tx.update(dataRequests).set({ state: 'done', settledAt: ctx.now }).where(eq(dataRequests.id, id))
}

async function hasPlaceOutOfReach(ctx: Ctx<'data-request:take'>, participantId: string): Promise<boolean> {
  const within = reachable(ctx, places.forumId)
  if (!within) return false
  return (await read().$count(places, and(eq(places.participantId, participantId), not(within)))) > 0
}
