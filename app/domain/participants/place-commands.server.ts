import { and, eq } from 'drizzle-orm'
import { getForum } from '#app/domain/forums/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, writeOnce } from '#db/client.server.ts'
import { places } from '#db/schema/index.ts'
import type { MovePlace } from './input.ts'
import { getPlace, getStanding } from './queries.server.ts'
import { firstInLine, freeSeatFor, hasWhatItNeeds, nextWaitingOrder, renewedUntil, termEnd } from './rules.ts'
import { leadsTo, type PlaceTransition, transition } from './status.ts'

type Sent = 'repeated' | 'sent-before'
type GiveRefusal = 'not-open' | 'forum-full' | 'changed-meanwhile'
type SeatRefusal = 'not-open' | 'forum-full' | 'people-waiting'
type MoveRefusal = SeatRefusal | 'not-possible' | 'changed-meanwhile' | 'restricted'
type Forum = { id: string; places: number; state: string }
type Place = typeof places.$inferSelect
type Change = Partial<Omit<Place, 'id' | 'participantId' | 'forumId'>>

/** Gives a free place to the first on the waiting list, if that is still who the form named. */
export function givePlace(
  ctx: Ctx<'participant:manage'>,
  slug: string,
  input: { place: string },
  once: Submission,
): Promise<Result<null, GiveRefusal | Sent>> {
  return writeOnce<null, GiveRefusal>(
    ctx,
    once,
    async (tx) => {
      const forum = await getForum(ctx, slug)
      if (forum.state !== 'open') return refuse('not-open')
      const standing = await getStanding(ctx, forum.id)
      const first = firstInLine(standing)
      const row = transition('waiting', 'give-place')
      if (!first || first.placeId !== input.place || !row) return refuse('changed-meanwhile')
      const seat = freeSeatFor(standing, forum.places, first.placeId)
      if (typeof seat === 'string') return refuse('forum-full')
      const change = { state: row.to, seat, waitingOrder: null, ...termFrom(todayInLondon(ctx.now)) }
      await tx.update(places).set(change).where(eq(places.id, first.placeId))
      return done(null, event(row.event, first.placeId, { forum: forum.id, participant: first.participantId, seat }))
    },
    { unique: { 'places(forum_id,seat)': 'changed-meanwhile' } },
  )
}

/**
 * Takes one step of the life-cycle from the state the form showed: a call, a welcome, a place, a break, the end. Done
 * already is done. What is restricted may be ended, but not used (UK GDPR Art 18).
 */
export function movePlace(
  ctx: Ctx<'participant:manage'>,
  reference: string,
  input: MovePlace,
  once: Submission,
): Promise<Result<null, MoveRefusal | Sent>> {
  return writeOnce<null, MoveRefusal>(
    ctx,
    once,
    async (tx) => {
      const { participant, place, forum } = await getPlace(ctx, reference)
      if (isDone(place, input)) return unchanged(null)
      if (isStale(place, input)) return refuse('changed-meanwhile')
      const row = transition(place.state, input.intent)
      const today = todayInLondon(ctx.now)
      if (!row || !hasWhatItNeeds(row.needs, place, today)) return refuse('not-possible')
      if (participant.restrictedSince && row.marks !== 'endsOn') return refuse('restricted')
      const change = await changeOf(ctx, { row, place, forum, today })
      if (typeof change === 'string') return refuse(change)
      const sameState = and(eq(places.id, place.id), eq(places.state, input.from))
      await tx.update(places).set(change).where(sameState)
      return done(null, event(row.event, place.id, { forum: place.forumId, participant: place.participantId }))
    },
    { unique: { 'places(forum_id,seat)': 'changed-meanwhile' } },
  )
}

const isDone = (place: Place, { intent }: MovePlace) =>
  place.state === leadsTo(intent) && (intent !== 'backfill' || place.seat === null)

const isStale = (place: Place, { intent, from, until = '' }: MovePlace) =>
  place.state !== from || (intent === 'renew' && until !== (place.plannedEndOn ?? ''))

type Step = { row: PlaceTransition; place: Place; forum: Forum; today: LocalDate }

/** What a step changes, or why it cannot be taken now. */
async function changeOf(ctx: Ctx<'participant:manage'>, step: Step): Promise<Change | SeatRefusal> {
  const { row, place, today } = step
  const change: Change = { state: row.to, ...(row.marks ? { [row.marks]: today } : {}) }
  if (row.event === 'place.renewed') return { ...change, plannedEndOn: renewedUntil(place.plannedEndOn, today) }
  if (row.seat === 'freed') return { ...change, seat: null, waitingOrder: null }
  if (row.seat === 'taken') {
    const taken = await seatFor(ctx, step)
    return typeof taken === 'string' ? taken : { ...change, ...taken }
  }
  if (row.to !== 'waiting') return change
  const { waiting } = await getStanding(ctx, place.forumId)
  return { ...change, waitingOrder: nextWaitingOrder(waiting.map(({ order }) => order)) }
}

/** The seat they kept, or the lowest free one that nobody waits for before them. A first seat begins a term. */
async function seatFor(ctx: Ctx<'participant:manage'>, step: Step): Promise<Change | SeatRefusal> {
  const { place, forum, today } = step
  if (place.seat !== null) return {}
  if (forum.state !== 'open') return 'not-open'
  const seat = freeSeatFor(await getStanding(ctx, forum.id), forum.places, place.id)
  if (typeof seat === 'string') return seat
  return { seat, waitingOrder: null, ...(place.startsOn === null ? termFrom(today) : {}) }
}

const termFrom = (today: LocalDate) => ({ startsOn: today, plannedEndOn: termEnd(today) })
