import { eq } from 'drizzle-orm'
import { getForum } from '#app/domain/forums/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { newId, newReference } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, writeOnce } from '#db/client.server.ts'
import { participants, places } from '#db/schema/index.ts'
import { newSealing, sealingFor } from '#db/seal.server.ts'
import type { AddParticipant, ReferParticipant, RenameParticipant } from './input.ts'
import { getPlace, getStanding } from './queries.server.ts'
import { freeSeatFor, nextWaitingOrder, termEnd } from './rules.ts'

const TRIES = 5

export type Added = { reference: string; seat: number | null }
type AddRefusal = 'not-open' | 'forum-full' | 'people-waiting' | 'clash'
type Sent = 'repeated' | 'sent-before'
type NewPlace = Omit<typeof places.$inferInsert, 'id' | 'participantId' | 'forumId'>

/**
 * Adds somebody who has agreed already to an open forum: into the lowest free seat, or to the end of the waiting list
 * when that was asked for. A reference or a seat that somebody else took in the same moment is chosen anew.
 */
export function addParticipant(
  ctx: Ctx<'participant:manage'>,
  slug: string,
  input: AddParticipant,
  once: Submission,
): Promise<Result<Added, AddRefusal | Sent>> {
  return tryAgain(() => tryToAdd(ctx, slug, input, once))
}

function tryToAdd(ctx: Ctx<'participant:manage'>, slug: string, input: AddParticipant, once: Submission) {
  return writeOnce<Added, AddRefusal>(
    ctx,
    once,
    async (tx) => {
      const forum = await getForum(ctx, slug)
      if (forum.state !== 'open') return refuse('not-open')
      const place = await newPlace(ctx, forum, input.waitingList === 'yes')
      if (typeof place === 'string') return refuse(place)
      const seat = place.seat ?? null
      const { id, reference } = await put(tx, forum.id, input, place)
      return done({ reference, seat }, event('participant.added', id, { forum: forum.id, state: place.state, seat }))
    },
    { unique: { 'participants(reference)': 'clash', 'places(forum_id,seat)': 'clash' } },
  )
}

/** The place for somebody new, or why there is none. Nobody is seated past those who wait. */
async function newPlace(
  ctx: Ctx<'participant:manage'>,
  forum: { id: string; places: number },
  mayWait: boolean,
): Promise<NewPlace | 'forum-full' | 'people-waiting'> {
  const standing = await getStanding(ctx, forum.id)
  const seat = freeSeatFor(standing, forum.places, null)
  const today = todayInLondon(ctx.now)
  const known = { referredOn: today, calledOn: today, welcomedOn: today }
  if (typeof seat === 'number')
    return { ...known, state: 'active', seat, startsOn: today, plannedEndOn: termEnd(today) }
  if (!mayWait) return seat
  return { ...known, state: 'waiting', waitingOrder: nextWaitingOrder(standing.waiting.map((one) => one.order)) }
}

/**
 * Takes down that somebody was referred, as far as the road to a place has been gone with them. Not in a forum that is
 * closed; one that is planned or paused can have people on the way.
 */
export function referParticipant(
  ctx: Ctx<'participant:manage'>,
  slug: string,
  input: ReferParticipant,
  once: Submission,
): Promise<Result<Added, 'closed' | 'clash' | Sent>> {
  return tryAgain(() =>
    writeOnce<Added, 'closed' | 'clash'>(
      ctx,
      once,
      async (tx) => {
        const forum = await getForum(ctx, slug)
        if (forum.state === 'closed') return refuse('closed')
        const today = todayInLondon(ctx.now)
        const { reached } = input
        const { id, reference } = await put(tx, forum.id, input, {
          state: reached,
          referredOn: today,
          calledOn: reached === 'referred' ? null : today,
          welcomedOn: reached === 'welcomed' ? today : null,
        })
        return done({ reference, seat: null }, event('participant.referred', id, { forum: forum.id, state: reached }))
      },
      { unique: { 'participants(reference)': 'clash' } },
    ),
  )
}

/** Puts a participant and their place in, under a reference of their own and a key of their own. */
async function put(tx: Database, forumId: string, { alias, source }: AddParticipant, place: NewPlace) {
  const participant = { id: newId('ptc'), reference: newReference() }
  const sealing = await newSealing(participant.id)
  const sealed = sealing.seal(participants.alias, participant.id, alias)
  await tx.insert(participants).values({ ...participant, alias: sealed })
  await tx
    .insert(places)
    .values({ ...place, id: newId('plc'), participantId: participant.id, forumId, source: source ?? null })
  return participant
}

async function tryAgain<T, R extends string>(once: () => Promise<Result<T, R>>): Promise<Result<T, R>> {
  for (let attempt = 1; ; attempt++) {
    const result = await once()
    if (result.ok || result.reason !== 'clash' || attempt === TRIES) return result
  }
}

/** Changes the name a participant goes by, sealed anew, unless somebody else changed it since the form was shown. */
export function renameParticipant(
  ctx: Ctx<'participant:manage'>,
  reference: string,
  { alias, was }: RenameParticipant,
  once: Submission,
): Promise<Result<null, 'changed-meanwhile' | 'name-gone' | Sent>> {
  return writeOnce<null, 'changed-meanwhile' | 'name-gone'>(ctx, once, async (tx) => {
    const { participant, place } = await getPlace(ctx, reference)
    if (participant.erasedOn || !participant.alias) return refuse('name-gone')
    const sealing = await sealingFor(participant.id)
    const current = sealing.open(participants.alias, participant.id, participant.alias)
    if (current === alias) return unchanged(null)
    if (current !== was) return refuse('changed-meanwhile')
    await tx
      .update(participants)
      .set({ alias: sealing.seal(participants.alias, participant.id, alias) })
      .where(eq(participants.id, participant.id))
    return done(null, event('participant.renamed', participant.id, { forum: place.forumId }))
  })
}
