import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { getForum } from '#app/domain/forums/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { byName, withNames } from '#db/names.server.ts'
import { forums, participants, places, registerEntries, sessions, voucherIssues } from '#db/schema/index.ts'
import type { Standing } from './rules.ts'

type MaySeeParticipants = Ctx<'participant:view' | 'participant:manage' | 'register:keep' | 'voucher:issue'>

const placeOf = {
  placeId: places.id,
  participantId: participants.id,
  reference: participants.reference,
  alias: participants.alias,
  restrictedSince: participants.restrictedSince,
  state: places.state,
  source: places.source,
  seat: places.seat,
  waitingOrder: places.waitingOrder,
  referredOn: places.referredOn,
  startsOn: places.startsOn,
  plannedEndOn: places.plannedEndOn,
  endsOn: places.endsOn,
}
const live = ['active', 'stepped_back', 'waiting'] as const
const onTheWay = ['referred', 'called', 'welcomed'] as const
const ended = ['left', 'declined'] as const

/** Participants with a live place in a forum within reach (active, stepped back or waiting), by alias. */
export function listPlaces(ctx: MaySeeParticipants, forumId: string) {
  return listIn(ctx, forumId, live)
}

async function listIn(ctx: MaySeeParticipants, forumId: string, states: readonly (typeof places.$inferSelect.state)[]) {
  const rows = await read()
    .select(placeOf)
    .from(places)
    .innerJoin(participants, eq(participants.id, places.participantId))
    .where(and(eq(places.forumId, forumId), inArray(places.state, [...states]), reachable(ctx, places.forumId)))
  return (await withNames(ctx, rows)).sort(byName)
}

/** Everybody of a forum by where they stand on the road to a place; throws NotFound out of reach. */
export async function getRoster(ctx: Ctx<'participant:view'>, slug: string) {
  const forum = await getForum(ctx, slug)
  const everybody = await listIn(ctx, forum.id, [...live, ...onTheWay, ...ended])
  const inState = (...states: string[]) => everybody.filter(({ state }) => states.includes(state))
  const kept = inState('active', 'stepped_back')
  const seated = kept.filter(({ seat }) => seat !== null).sort((one, other) => (one.seat ?? 0) - (other.seat ?? 0))
  const byEnd = (one: { endsOn: string | null }, other: { endsOn: string | null }) =>
    (other.endsOn ?? '').localeCompare(one.endsOn ?? '')
  return {
    forum,
    seated,
    backfilled: kept.filter(({ seat }) => seat === null),
    waiting: inState('waiting').sort((one, other) => (one.waitingOrder ?? 0) - (other.waitingOrder ?? 0)),
    onTheWay: inState(...onTheWay).sort((one, other) => (one.referredOn ?? '').localeCompare(other.referredOn ?? '')),
    left: inState('left').sort(byEnd),
    declined: inState('declined').sort(byEnd),
    free: Math.max(0, forum.places - seated.length),
  }
}

/** Seats taken in a forum, and who waits, in order. Names nobody. */
export async function getStanding(ctx: Ctx<'participant:view' | 'participant:manage'>, forumId: string) {
  const rows = await read()
    .select({
      placeId: places.id,
      participantId: places.participantId,
      state: places.state,
      seat: places.seat,
      waitingOrder: places.waitingOrder,
      restrictedSince: participants.restrictedSince,
    })
    .from(places)
    .innerJoin(participants, eq(participants.id, places.participantId))
    .where(and(eq(places.forumId, forumId), inArray(places.state, [...live]), reachable(ctx, places.forumId)))
  const standing: Standing = {
    seats: rows.flatMap(({ seat }) => (seat === null ? [] : [seat])),
    waiting: rows
      .filter(({ state }) => state === 'waiting')
      .map(({ placeId, participantId, waitingOrder, restrictedSince }) => {
        return { placeId, participantId, order: waitingOrder ?? 0, restricted: restrictedSince !== null }
      })
      .sort((one, other) => one.order - other.order),
  }
  return standing
}

/**
 * A participant, name still sealed, with their place in a forum within reach: the one they have, else the last that ended.
 * The reference may be written in any case. Throws NotFound for an unknown one and for another forum's.
 */
export async function getPlace(
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
  return found(rows.find(({ place }) => place.state !== 'left' && place.state !== 'declined') ?? rows[0])
}

/** As `getPlace`, with the name in the clear, or the reference for whoever has hidden names. */
export async function getParticipant(
  ctx: Ctx<'participant:view' | 'participant:manage' | 'agreement:keep'>,
  reference: string,
) {
  const { participant, ...rest } = await getPlace(ctx, reference)
  const [named] = await withNames(ctx, [{ ...participant, participantId: participant.id }])
  return { participant: found(named), ...rest }
}

/** The next session of a forum within reach, and what a participant is in its register; null when none is planned. */
export async function findNextSession(ctx: Ctx<'participant:view'>, forumId: string, participantId: string) {
  const theirs = and(eq(registerEntries.sessionId, sessions.id), eq(registerEntries.participantId, participantId))
  const toCome = and(inArray(sessions.state, ['planned', 'confirmed']), gt(sessions.startsAt, ctx.now))
  const [next] = await read()
    .select({ sessionId: sessions.id, startsAt: sessions.startsAt, status: registerEntries.status })
    .from(sessions)
    .leftJoin(registerEntries, theirs)
    .where(and(eq(sessions.forumId, forumId), toCome, reachable(ctx, sessions.forumId)))
    .orderBy(asc(sessions.startsAt))
    .limit(1)
  return next ?? null
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
