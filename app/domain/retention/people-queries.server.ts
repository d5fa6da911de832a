import { and, asc, eq, gte, inArray, isNull, lte, type SQL } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { dataRequests, legalHolds, participants, places } from '#db/schema/index.ts'
import { type PlaceFacts, type Removal, removalsOf, type Standing, standingOf, warningDay } from './rules.ts'

/** Those whom a legal hold is about today. */
async function listUnderHold(today: LocalDate): Promise<string[]> {
  const rows = await read()
    .selectDistinct({ id: legalHolds.participantId })
    .from(legalHolds)
    .where(and(isNull(legalHolds.endedAt), lte(legalHolds.startsOn, today), gte(legalHolds.endsOn, today)))
  return rows.map(({ id }) => id)
}

/**
 * Those about whom nothing is removed today: a legal hold says so, or they asked about their data and have no answer yet. What
 * somebody asked to see must not be gone before they see it.
 */
export async function listHeld(today: LocalDate): Promise<string[]> {
  const asking = await read()
    .selectDistinct({ id: dataRequests.participantId })
    .from(dataRequests)
    .where(inArray(dataRequests.state, ['open', 'working']))
  return [...new Set([...(await listUnderHold(today)), ...asking.flatMap(({ id }) => id ?? [])])]
}

/** Whether a legal hold keeps what is held about somebody from being erased today (domain §6.6). */
export async function isUnderHold(participantId: string, today: LocalDate): Promise<boolean> {
  return (await listUnderHold(today)).includes(participantId)
}

/** A participant as the clocks see them. */
export type Clocked = {
  id: string
  /** Whether there is still something of theirs that the first clock removes. */
  hasName: boolean
  standing: Standing
  held: boolean
}

/** How everybody stands who is not erased, or those named. */
export async function listClocked(today: LocalDate, ids?: readonly string[]): Promise<Clocked[]> {
  const standings = await listStandings(ids && inArray(participants.id, [...ids]))
  const held = await listHeld(today)
  return standings.map(({ id, hasName, standing }) => ({ id, hasName, standing, held: held.includes(id) }))
}

/** How those stand who are not erased, whether or not something keeps what is held about them. */
async function listStandings(which: SQL | undefined) {
  const { id, reference, alias } = participants
  const { state, startsOn, endsOn, referredOn, calledOn, welcomedOn } = places
  const rows = await read()
    .select({ id, reference, alias, place: { state, startsOn, endsOn, referredOn, calledOn, welcomedOn } })
    .from(participants)
    .leftJoin(places, eq(places.participantId, id))
    .where(and(isNull(participants.erasedOn), which))
    .orderBy(asc(id))
  const found = new Map<string, { reference: string; hasName: boolean; places: PlaceFacts[] }>()
  for (const { id, reference, alias, place } of rows) {
    const one = found.get(id) ?? { reference, hasName: alias !== null, places: [] }
    if (place) one.places.push(place)
    found.set(id, one)
  }
  return [...found].map(([id, { places: theirs, ...one }]) => ({ id, ...one, standing: standingOf(theirs) }))
}

/** What of somebody is still to be removed, the next first. */
export function removalsLeft({ hasName, standing }: Pick<Clocked, 'hasName' | 'standing'>): Removal[] {
  return removalsOf(standing).filter(({ what }) => what !== 'contact' || hasName)
}

/** People within reach of whom something is removed within the week, the nearest first (domain §6.6, two clocks). */
export async function listNearRemovals(ctx: Ctx<'participant:view'>) {
  const today = todayInLondon(ctx.now)
  const withinReach = read()
    .select({ id: places.participantId })
    .from(places)
    .where(and(inArray(places.state, ['left', 'declined', 'referred', 'called']), reachable(ctx, places.forumId)))
  const near = (await listStandings(inArray(participants.id, withinReach))).flatMap(({ id, reference, ...one }) => {
    const [next] = removalsLeft(one)
    return next && warningDay(next.on) <= today ? [{ id, reference, ...next }] : []
  })
  const held = near.length > 0 ? await listHeld(today) : []
  const free = near.flatMap(({ id, ...removal }) => (held.includes(id) ? [] : [removal]))
  return free.sort((one, other) => one.on.localeCompare(other.on) || one.reference.localeCompare(other.reference))
}
