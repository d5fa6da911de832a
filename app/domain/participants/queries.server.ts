import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { getForum } from '#app/domain/forums/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { byName, withNames } from '#db/names.server.ts'
import { forums, participants, places, registerEntries, sessions, voucherIssues } from '#db/schema/index.ts'

type MaySeeParticipants = Ctx<'participant:view' | 'participant:manage' | 'register:keep' | 'voucher:issue'>

const placeOf = {
  placeId: places.id,
  participantId: participants.id,
  reference: participants.reference,
  alias: participants.alias,
  state: places.state,
  seat: places.seat,
  waitingOrder: places.waitingOrder,
  startsOn: places.startsOn,
}

/** Participants with a live place in a forum within reach (active, stepped back or waiting), by alias. */
export async function listPlaces(ctx: MaySeeParticipants, forumId: string) {
  const live = inArray(places.state, ['active', 'stepped_back', 'waiting'])
  const rows = await read()
    .select(placeOf)
    .from(places)
    .innerJoin(participants, eq(participants.id, places.participantId))
    .where(and(eq(places.forumId, forumId), live, reachable(ctx, places.forumId)))
  return (await withNames(ctx, rows)).sort(byName)
}

/** Who is in a forum by seat, who waits in order, and who has left; throws NotFound out of reach. */
export async function getRoster(ctx: Ctx<'participant:view'>, slug: string) {
  const forum = await getForum(ctx, slug)
  const left = read()
    .select({ ...placeOf, endsOn: places.endsOn })
    .from(places)
    .innerJoin(participants, eq(participants.id, places.participantId))
    .where(and(eq(places.forumId, forum.id), eq(places.state, 'left'), reachable(ctx, places.forumId)))
    .orderBy(desc(places.endsOn), asc(participants.reference))
  const [live, gone] = await Promise.all([listPlaces(ctx, forum.id), withNames(ctx, await left)])
  const seated = live.filter(({ seat }) => seat !== null).sort((one, other) => (one.seat ?? 0) - (other.seat ?? 0))
  const waiting = live
    .filter(({ state }) => state === 'waiting')
    .sort((one, other) => (one.waitingOrder ?? 0) - (other.waitingOrder ?? 0))
  return { forum, seated, waiting, left: gone, free: Math.max(0, forum.places - seated.length) }
}

/**
 * A participant with their place in a forum within reach: the one they have, else the last they left. The reference
 * may be written in any case. Throws NotFound for an unknown one and for another forum's.
 */
export async function getParticipant(
  ctx: Ctx<'participant:view' | 'participant:manage' | 'agreement:keep'>,
  reference: string,
) {
  const rows = await read()
    .select({ participant: participants, place: places, forum: forums })
    .from(participants)
    .innerJoin(places, eq(places.participantId, participants.id))
    .innerJoin(forums, eq(forums.id, places.forumId))
    .where(and(eq(participants.reference, reference.toUpperCase()), reachable(ctx, places.forumId)))
    .orderBy(desc(places.endsOn))
  const { participant, ...rest } = found(rows.find(({ place }) => place.state !== 'left') ?? rows[0])
  const [named] = await withNames(ctx, [{ ...participant, participantId: participant.id }])
  return { participant: found(named), ...rest }
}

/** The sessions within reach in whose register a participant stands, latest first, with the voucher outcome if any. */
export async function listAttendance(ctx: Ctx<'participant:view'>, participantId: string) {
  return read()
    .select({
      sessionId: sessions.id,
      date: sessions.date,
      status: registerEntries.status,
      outcome: voucherIssues.outcome,
    })
    .from(registerEntries)
    .innerJoin(sessions, eq(sessions.id, registerEntries.sessionId))
    .leftJoin(
      voucherIssues,
      and(
        eq(voucherIssues.sessionId, registerEntries.sessionId),
        eq(voucherIssues.participantId, registerEntries.participantId),
        eq(voucherIssues.live, true),
      ),
    )
    .where(and(eq(registerEntries.participantId, participantId), reachable(ctx, sessions.forumId)))
    .orderBy(desc(sessions.startsAt))
}
