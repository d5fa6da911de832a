import { and, eq, inArray } from 'drizzle-orm'
import { getForum } from '#app/domain/forums/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { newId, newReference } from '#app/domain/shared/ids.ts'
import { done, event, type Outcome, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { participants, places } from '#db/schema/index.ts'
import { newSealing } from '#db/seal.server.ts'
import type { AddParticipant, MovePlace } from './input.ts'
import { getParticipant } from './queries.server.ts'
import { lowestFreeSeat, nextWaitingOrder } from './rules.ts'
import { leadsTo, transition } from './status.ts'

const TRIES = 5

export type Added = { reference: string; seat: number | null }
type AddRefusal = 'not-open' | 'forum-full' | 'people-waiting' | 'clash'
type GiveRefusal = 'not-open' | 'forum-full' | 'changed-meanwhile'
type Place = typeof places.$inferSelect
type NewPlace = Pick<Place, 'state' | 'seat' | 'waitingOrder' | 'startsOn'>

/**
 * Adds a participant to an open forum: into the lowest free seat, or to the end of the waiting list when that was
 * asked for. A reference or a seat that somebody else took in the same moment is chosen anew.
 */
export async function addParticipant(
  ctx: Ctx<'participant:manage'>,
  slug: string,
  input: AddParticipant,
  once: Submission,
): Promise<Result<Added, AddRefusal | 'repeated' | 'sent-before'>> {
  for (let attempt = 1; ; attempt++) {
    const result = await tryToAdd(ctx, slug, input, once)
    if (result.ok || result.reason !== 'clash' || attempt === TRIES) return result
  }
}

function tryToAdd(ctx: Ctx<'participant:manage'>, slug: string, input: AddParticipant, once: Submission) {
  return writeOnce<Added, AddRefusal>(
    ctx,
    once,
    async (tx) => {
      const forum = await getForum(ctx, slug)
      if (forum.state !== 'open') return refuse('not-open')
      const place = await newPlace(tx, forum, ctx.now, input.waitingList === 'yes')
      if (typeof place === 'string') return refuse(place)
      const participant = { id: newId('ptc'), reference: newReference() }
      const sealing = await newSealing(participant.id)
      const alias = sealing.seal(participants.alias, participant.id, input.alias)
      await tx.insert(participants).values({ ...participant, alias })
      await tx.insert(places).values({ id: newId('plc'), participantId: participant.id, forumId: forum.id, ...place })
      const detail = { forum: forum.id, state: place.state, seat: place.seat }
      return done(
        { reference: participant.reference, seat: place.seat },
        event('participant.added', participant.id, detail),
      )
    },
    { unique: { 'participants(reference)': 'clash', 'places(forum_id,seat)': 'clash' } },
  )
}

/** The place for somebody new, or why there is none. Nobody is seated past those who wait. */
async function newPlace(
  tx: Database,
  forum: { id: string; places: number },
  now: Date,
  mayWait: boolean,
): Promise<NewPlace | 'forum-full' | 'people-waiting'> {
  const { seats, waiting } = await seatsAndQueue(tx, forum.id)
  const seat = lowestFreeSeat(seats, forum.places)
  if (seat !== null && waiting.length === 0)
    return { state: 'active', seat, waitingOrder: null, startsOn: todayInLondon(now) }
  if (!mayWait) return seat === null ? 'forum-full' : 'people-waiting'
  const waitingOrder = nextWaitingOrder(waiting.map((place) => place.waitingOrder ?? 0))
  return { state: 'waiting', seat: null, waitingOrder, startsOn: null }
}

/** Gives a free place to the first on the waiting list, if that is still who the form named. */
export function givePlace(
  ctx: Ctx<'participant:manage'>,
  slug: string,
  input: { place: string },
  once: Submission,
): Promise<Result<null, GiveRefusal | 'repeated' | 'sent-before'>> {
  return writeOnce<null, GiveRefusal>(
    ctx,
    once,
    async (tx) => {
      const forum = await getForum(ctx, slug)
      if (forum.state !== 'open') return refuse('not-open')
      const { seats, waiting } = await seatsAndQueue(tx, forum.id)
      const [first] = waiting
      const row = transition('waiting', 'give-place')
      if (!first || first.id !== input.place || !row) return refuse('changed-meanwhile')
      const seat = lowestFreeSeat(seats, forum.places)
      if (seat === null) return refuse('forum-full')
      const change = { state: row.to, seat, waitingOrder: null, startsOn: todayInLondon(ctx.now) }
      await tx.update(places).set(change).where(eq(places.id, first.id))
      return done(null, event(row.event, first.id, { forum: forum.id, participant: first.participantId, seat }))
    },
    { unique: { 'places(forum_id,seat)': 'changed-meanwhile' } },
  )
}

/** Steps back, comes back or leaves, as the life-cycle allows from the state the form showed. Done already is done. */
export function movePlace(
  ctx: Ctx<'participant:manage'>,
  reference: string,
  input: MovePlace,
): Promise<Result<null, 'not-possible' | 'changed-meanwhile'>> {
  return write(ctx, async (tx): Promise<Outcome<null, 'not-possible' | 'changed-meanwhile'>> => {
    const { place } = await getParticipant(ctx, reference)
    if (place.state === leadsTo(input.intent)) return unchanged(null)
    if (place.state !== input.from) return refuse('changed-meanwhile')
    const row = transition(place.state, input.intent)
    if (!row) return refuse('not-possible')
    const freed = { seat: null, waitingOrder: null, endsOn: todayInLondon(ctx.now) }
    await tx
      .update(places)
      .set({ state: row.to, ...(row.seat === 'freed' ? freed : {}) })
      .where(and(eq(places.id, place.id), eq(places.state, input.from)))
    return done(null, event(row.event, place.id, { forum: place.forumId, participant: place.participantId }))
  })
}

/** Seats taken in a forum, and who waits, in order. */
async function seatsAndQueue(tx: Database, forumId: string): Promise<{ seats: number[]; waiting: Place[] }> {
  const live = inArray(places.state, ['active', 'stepped_back', 'waiting'])
  const rows = await tx
    .select()
    .from(places)
    .where(and(eq(places.forumId, forumId), live))
  return {
    seats: rows.flatMap(({ seat }) => (seat === null ? [] : [seat])),
    waiting: rows
      .filter(({ state }) => state === 'waiting')
      .sort((one, other) => (one.waitingOrder ?? 0) - (other.waitingOrder ?? 0)),
  }
}
