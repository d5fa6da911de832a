import { and, asc, eq, gte, inArray } from 'drizzle-orm'
import { unseal } from '#app/crypto/seal.server.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { countAdjustments } from '#app/domain/contact/queries.server.ts'
import { getSession, type Session } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { forums, sessions, venues } from '#db/schema/index.ts'
import { matchNeeds } from './rules.ts'

export type Venue = typeof venues.$inferSelect
type MaySeeVenues = Ctx<'venue:view' | 'venue:keep' | 'session:prepare'>

/** Every venue, those in use first, by name. A venue belongs to no forum: which forum meets where is for its people to know. */
export function listVenues(_ctx: MaySeeVenues): Promise<Venue[]> {
  return read().select().from(venues).orderBy(asc(venues.state), asc(venues.name))
}

/** A venue; throws NotFound when there is none. */
export async function getVenue(_ctx: MaySeeVenues, id: string): Promise<Venue> {
  const [venue] = await read().select().from(venues).where(eq(venues.id, id))
  return found(venue)
}

/** The sessions to come within reach that meet at a venue, earliest first. */
export async function listSessionsAt(ctx: MaySeeVenues, venueId: string) {
  const rows = await read()
    .select({ id: sessions.id, date: sessions.date, forum: forums.name })
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(
      and(
        eq(sessions.venueId, venueId),
        inArray(sessions.state, ['planned', 'confirmed']),
        gte(sessions.startsAt, ctx.now),
        reachable(ctx, sessions.forumId),
      ),
    )
    .orderBy(asc(sessions.startsAt))
  return rows.map(({ date, ...row }) => ({ ...row, when: formatDate(date) }))
}

/** How to join a session online, opened; null when nothing is said. */
export function joiningOf(session: Pick<Session, 'id' | 'joining'>): string | null {
  return session.joining && unseal(session.joining, { table: 'sessions', column: 'joining', row: session.id })
}

/** Where a session within reach meets, and how what is needed stands against what is there: numbers, never names. */
export async function getPlace(ctx: Ctx<'session:prepare'>, sessionId: string) {
  const session = await getSession(ctx, sessionId)
  const venue = session.venueId ? await getVenue(ctx, session.venueId) : null
  const needs = await countAdjustments(ctx, sessionId)
  const joining = joiningOf(session)
  return { session, venue, joining, needs: matchNeeds(needs, { access: venue?.access ?? null, hasJoining: !!joining }) }
}

/** Where a session meets, for those who come or work there; the caller found the session within their reach. */
export async function findWhere(session: Pick<Session, 'id' | 'venueId' | 'roomName' | 'joining'>) {
  const [venue] = session.venueId
    ? await read()
        .select({ name: venues.name, address: venues.address, directions: venues.directions })
        .from(venues)
        .where(eq(venues.id, session.venueId))
    : []
  return { venue: venue ?? null, room: session.roomName, joining: joiningOf(session) }
}
