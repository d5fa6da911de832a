import { and, eq } from 'drizzle-orm'
import { seal } from '#app/crypto/seal.server.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { canBeChanged } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { sessions, venues } from '#db/schema/index.ts'
import type { PlaceOfSession, VenueFacts } from './input.ts'
import { getVenue, joiningOf } from './queries.server.ts'
import { type VenueIntent, venueMoves } from './status.ts'

const unique = { 'venues(name)': 'name-taken' } as const
/** Somebody confirmed it on the form: a forum never meets in a police building (domain §8). */
const NOT_POLICE = { notPolice: true } as const

/** Adds a venue with what is known about it. */
export function addVenue(
  ctx: Ctx<'venue:keep'>,
  facts: VenueFacts,
  once: Submission,
): Promise<Result<{ id: string }, 'name-taken' | 'repeated' | 'sent-before'>> {
  return writeOnce(
    ctx,
    once,
    async (tx) => {
      const id = newId('ven')
      await tx.insert(venues).values({ id, ...facts, ...NOT_POLICE })
      return done({ id }, event('venue.added', id))
    },
    { unique },
  )
}

/** A value as text, the answers of the checklist in one order: an engine may give them back in another. */
const written = (value: unknown) =>
  typeof value === 'object' && value !== null ? JSON.stringify(Object.entries(value).sort()) : JSON.stringify(value)

type Changed = 'changed-meanwhile'

/** Changes what is known about a venue, if it still is what the form was made from. */
export function changeVenue(
  ctx: Ctx<'venue:keep'>,
  id: string,
  { version, ...facts }: VenueFacts & { version: number },
): Promise<Result<null, Changed | 'name-taken'>> {
  return write(
    ctx,
    async (tx) => {
      const venue = await getVenue(ctx, id)
      const fields = (Object.keys(facts) as (keyof VenueFacts)[]).filter(
        (field) => written(venue[field]) !== written(facts[field]),
      )
      if (fields.length === 0 && venue.notPolice) return unchanged(null)
      const saved = await tx
        .update(venues)
        .set({ ...facts, ...NOT_POLICE, version: version + 1 })
        .where(and(eq(venues.id, id), eq(venues.version, version)))
        .returning({ id: venues.id })
      if (saved.length === 0) return refuse('changed-meanwhile')
      return done(null, event('venue.changed', id, { fields }))
    },
    { unique },
  )
}

/** Takes a venue out of use, or brings it back. Done already counts as done. */
export function moveVenue(ctx: Ctx<'venue:keep'>, id: string, intent: VenueIntent): Promise<Result<null, never>> {
  return write(ctx, async (tx) => {
    const { to, event: action } = venueMoves[intent]
    const venue = await getVenue(ctx, id)
    if (venue.state === to) return unchanged(null)
    await tx
      .update(venues)
      .set({ state: to, version: venue.version + 1 })
      .where(eq(venues.id, id))
    return done(null, event(action, id))
  })
}

/** Says where a session meets, under which name, how to join online and what it costs. What is told to nobody lies sealed. */
export function placeSession(
  ctx: Ctx<'session:prepare'>,
  id: string,
  { version, venue, roomName, joining, cost }: PlaceOfSession,
): Promise<Result<null, Changed | 'over' | 'no-such-venue'>> {
  return write(ctx, async (tx) => {
    const session = await getSession(ctx, id)
    if (!canBeChanged(session.state)) return refuse('over')
    const [chosen] = venue ? await tx.select().from(venues).where(eq(venues.id, venue)) : []
    if (venue && (!chosen || (chosen.state === 'retired' && chosen.id !== session.venueId)))
      return refuse('no-such-venue')
    const change = {
      venueId: chosen?.id ?? null,
      roomName: roomName ?? chosen?.roomName ?? null,
      costPence: cost ?? chosen?.costPence ?? null,
    }
    const fields: string[] = (Object.keys(change) as (keyof typeof change)[]).filter(
      (key) => session[key] !== change[key],
    )
    const joins = joining || null
    if (joiningOf(session) !== joins) fields.push('joining')
    if (fields.length === 0) return unchanged(null)
    const sealed = joins && seal(joins, { table: 'sessions', column: 'joining', row: id })
    const saved = await tx
      .update(sessions)
      .set({ ...change, joining: sealed, version: version + 1 })
      .where(and(eq(sessions.id, id), eq(sessions.version, version)))
      .returning({ id: sessions.id })
    if (saved.length === 0) return refuse('changed-meanwhile')
    return done(null, event('session.placed', id, { fields }))
  })
}
