import { and, asc, desc, eq, gte, inArray, isNull, lte, type SQL } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import type { AuditDetail } from '#app/domain/shared/result.ts'
import { read } from '#db/client.server.ts'
import { auditEvents, dataRequests, forums, legalHolds, participants, people, places } from '#db/schema/index.ts'
import { sealingsFor } from '#db/seal.server.ts'
import type { RequestFilter } from './input.ts'
import type { PackPart } from './status.ts'
import { UNANSWERED } from './status.ts'

type Taking = Ctx<'data-request:take'>
type Settling = Ctx<'data-request:settle'>
export type DataRequest = typeof dataRequests.$inferSelect

/**
 * A participant for whom a request may be taken down: one with a place in a forum within reach. Throws NotFound for an
 * unknown one, for another forum's and for somebody who is erased.
 */
export async function getAsker(ctx: Taking, reference: string) {
  const [row] = await read()
    .select({
      id: participants.id,
      reference: participants.reference,
      restrictedSince: participants.restrictedSince,
      forumSlug: forums.slug,
    })
    .from(participants)
    .innerJoin(places, eq(places.participantId, participants.id))
    .innerJoin(forums, eq(forums.id, places.forumId))
    .where(and(eq(participants.reference, reference.toUpperCase()), reachable(ctx, places.forumId)))
    .limit(1)
  return found(row)
}

const newestFirst = [desc(dataRequests.askedOn), asc(dataRequests.id)] as const

/** What a participant within reach has asked, newest first, with their words. */
export async function listRequestsOf(ctx: Taking, reference: string) {
  const asker = await getAsker(ctx, reference)
  return requestsWhere(eq(dataRequests.participantId, asker.id))
}

/** What the person behind the private link has asked, newest first, with their words. */
export async function listOwnRequests(ctx: Ctx<'visit:own'>) {
  return requestsWhere(eq(dataRequests.participantId, ctx.actor.id))
}

async function requestsWhere(where: SQL) {
  return withWishes(
    await read()
      .select()
      .from(dataRequests)
      .where(where)
      .orderBy(...newestFirst),
  )
}

/** One request of a participant within reach; throws NotFound for any other. */
export async function getRequestToFollow(ctx: Taking, id: string): Promise<DataRequest> {
  const [row] = await read().select().from(dataRequests).where(eq(dataRequests.id, id))
  const request = found(row)
  await getAsker(ctx, request.reference)
  return request
}

/** One request, for whoever settles it: by reference, never by name (product.md, Who uses it). Throws NotFound. */
export async function getRequest(_ctx: Settling, id: string) {
  const [row] = await read().select().from(dataRequests).where(eq(dataRequests.id, id))
  const request = found(row)
  const [withWish] = await withWishes([request])
  const ids = [request.takenBy, request.identityBy, request.settledBy].filter((person) => person !== null)
  const names = new Map(
    (await read().select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))).map(
      ({ id: person, name }) => [person, name],
    ),
  )
  const nameOf = (person: string | null) => (person ? (names.get(person) ?? 'Somebody of the staff') : null)
  const [participant] = request.participantId
    ? await read().select().from(participants).where(eq(participants.id, request.participantId))
    : []
  return {
    ...request,
    wish: withWish?.wish ?? null,
    taker: nameOf(request.takenBy),
    checker: nameOf(request.identityBy),
    settler: nameOf(request.settledBy),
    restricted: Boolean(participant?.restrictedSince),
  }
}

/** Requests that pass the filter, those due first at the top. */
export async function listRequests(_ctx: Settling, { state, kind }: RequestFilter) {
  const states =
    state === 'all' ? undefined : inArray(dataRequests.state, state === 'unanswered' ? [...UNANSWERED] : [state])
  return read()
    .select({
      id: dataRequests.id,
      reference: dataRequests.reference,
      kind: dataRequests.kind,
      state: dataRequests.state,
      askedOn: dataRequests.askedOn,
      dueOn: dataRequests.dueOn,
      identity: dataRequests.identity,
      settledAt: dataRequests.settledAt,
    })
    .from(dataRequests)
    .where(and(states, kind === '' ? undefined : eq(dataRequests.kind, kind)))
    .orderBy(asc(dataRequests.dueOn), asc(dataRequests.id))
}

async function withWishes(rows: DataRequest[]): Promise<DataRequest[]> {
  const sealings = await sealingsFor(rows.flatMap(({ participantId }) => participantId ?? []))
  return rows.map((row) => {
    const sealing = sealings.get(row.participantId ?? '')
    return { ...row, wish: row.wish && sealing ? sealing.open(dataRequests.wish, row.id, row.wish) : null }
  })
}

/** How many requests of a participant wait for an answer, and for how many of them it is the facilitator's turn. */
export async function summariseRequests(_ctx: Ctx<'participant:view'>, participantId: string) {
  const open = await listUnanswered(participantId)
  const toDo = open.filter(
    ({ state, identity, kind }) => identity === null || (state === 'working' && kind !== 'erasure'),
  )
  return { open: open.length, toDo: toDo.length }
}

/** What the trail says about a request, oldest first: each step with its time, the role, and what it was about. */
export async function listSteps(request: Pick<DataRequest, 'id'>) {
  return read()
    .select({ at: auditEvents.at, role: auditEvents.role, action: auditEvents.action, detail: auditEvents.detail })
    .from(auditEvents)
    .where(eq(auditEvents.object, request.id))
    .orderBy(asc(auditEvents.sequence))
}

const textOf = (detail: AuditDetail, name: string) => {
  const value = detail[name]
  return typeof value === 'string' ? value : null
}

/** The parts of a copy that were taken so far, as the trail has it. */
export async function listPartsGiven(request: Pick<DataRequest, 'id'>): Promise<PackPart[]> {
  const steps = await listSteps(request)
  const parts = steps.flatMap(({ action, detail }) =>
    action === 'request.given' ? (textOf(detail as AuditDetail, 'part') ?? []) : [],
  )
  return [...new Set(parts)] as PackPart[]
}

/** Why nothing may be erased of a participant now; the one that ends last. Null when nothing stands in the way. */
export async function findHold(participantId: string, now: Date) {
  const today = todayInLondon(now)
  const live = and(
    eq(legalHolds.participantId, participantId),
    lte(legalHolds.startsOn, today),
    gte(legalHolds.endsOn, today),
    isNull(legalHolds.endedAt),
  )
  const [hold] = await read()
    .select({ reason: legalHolds.reason, endsOn: legalHolds.endsOn })
    .from(legalHolds)
    .where(live)
    .orderBy(desc(legalHolds.endsOn))
    .limit(1)
  return hold ?? null
}

/** Requests of one participant that still have to be answered. */
export async function listUnanswered(participantId: string): Promise<DataRequest[]> {
  return read()
    .select()
    .from(dataRequests)
    .where(and(eq(dataRequests.participantId, participantId), inArray(dataRequests.state, [...UNANSWERED])))
}
