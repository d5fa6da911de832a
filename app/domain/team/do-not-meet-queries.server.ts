import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { getPlace } from '#app/domain/participants/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { doNotMeets, guests, people, places, sessions } from '#db/schema/index.ts'
import { sealingsFor } from '#db/seal.server.ts'
import { GUEST_PARTS, PARTS } from './status.ts'
import { colleaguesOf, listGuests } from './team-queries.server.ts'

type Manage = Ctx<'participant:manage'>
type Wish = { id: string; whom: string; name: string; from: string }

/** Whom a participant within reach does not want to meet, by name, and who else there is to choose from. */
export async function getDoNotMeets(ctx: Manage, reference: string) {
  const { participant } = await getPlace(ctx, reference)
  const wishes = await wishesOf(participant.id)
  const known = new Set(wishes.map(({ whom }) => whom))
  const choices = (await staffFor(ctx, participant.id)).filter(({ id }) => !known.has(id))
  return { participant, wishes, choices }
}

/** How many people a participant does not want to meet: none is named. */
export async function countDoNotMeets(_ctx: Ctx<'participant:view'>, participantId: string): Promise<number> {
  return read().$count(doNotMeets, eq(doNotMeets.participantId, participantId))
}

/** The wishes of a participant, opened; of one who was erased there are none. */
export async function wishesOf(participantId: string): Promise<Wish[]> {
  const sealing = (await sealingsFor([participantId])).get(participantId)
  if (!sealing) return []
  const rows = await read().select().from(doNotMeets).where(eq(doNotMeets.participantId, participantId))
  const opened = rows.map(({ id, whom }) => ({ id, whom: sealing.open(doNotMeets.whom, id, whom) }))
  const named = await namesOf(opened.map(({ whom }) => whom))
  return opened
    .map((wish) => ({ ...wish, ...(named.get(wish.whom) ?? { name: 'Somebody who is no longer held', from: '' }) }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'))
}

async function namesOf(ids: readonly string[]) {
  const staff = await read()
    .select({ id: people.id, name: people.name, from: people.organisation })
    .from(people)
    .where(inArray(people.id, [...ids]))
  const without = await read()
    .select()
    .from(guests)
    .where(inArray(guests.id, [...ids]))
  return new Map([
    ...staff.map(({ id, name, from }) => [id, { name, from }] as const),
    ...without.map(({ id, name, organisation }) => [id, { name, from: PARTS[organisation].label }] as const),
  ])
}

/** Everybody who could be in the team of a session of one of their forums: staff with an account, and guests. */
async function staffFor(ctx: Manage, participantId: string) {
  const theirs = await read()
    .select({ forumId: places.forumId })
    .from(places)
    .where(and(eq(places.participantId, participantId), reachable(ctx, places.forumId)))
  const colleagues = await colleaguesOf(
    theirs.map(({ forumId }) => forumId),
    ctx.now,
  )
  const without = (await listGuests(ctx)).sort(
    (one, other) => GUEST_PARTS.indexOf(one.organisation) - GUEST_PARTS.indexOf(other.organisation),
  )
  return [
    ...without.map(({ id, name, organisation }) => ({ id, name, from: PARTS[organisation].label })),
    ...colleagues.map(({ id, name, organisation }) => ({ id, name, from: organisation })),
  ]
}

/** The sessions to come of the forums in which a participant has an active place: a wish can change how they stand. */
export async function sessionsAhead(participantId: string, now: Date) {
  return read()
    .select({ id: sessions.id, forumId: sessions.forumId, startsAt: sessions.startsAt })
    .from(sessions)
    .innerJoin(places, and(eq(places.forumId, sessions.forumId), eq(places.state, 'active')))
    .where(
      and(
        eq(places.participantId, participantId),
        inArray(sessions.state, ['planned', 'confirmed']),
        gt(sessions.startsAt, now),
      ),
    )
    .orderBy(asc(sessions.startsAt))
}
