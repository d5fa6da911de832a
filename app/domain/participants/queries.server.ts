import { and, asc, eq, inArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { participants, places } from '#db/schema/index.ts'

type MaySeeParticipants = Ctx<'participant:view' | 'participant:manage' | 'register:keep' | 'voucher:issue'>

/** Participants with a live place in a forum within reach (active, stepped back or waiting), by alias. */
export async function listPlaces(ctx: MaySeeParticipants, forumId: string) {
  const live = inArray(places.state, ['active', 'stepped_back', 'waiting'])
  return read()
    .select({
      placeId: places.id,
      participantId: participants.id,
      reference: participants.reference,
      alias: participants.alias,
      state: places.state,
      seat: places.seat,
      waitingOrder: places.waitingOrder,
      startsOn: places.startsOn,
    })
    .from(places)
    .innerJoin(participants, eq(participants.id, places.participantId))
    .where(and(eq(places.forumId, forumId), live, reachable(ctx, places.forumId)))
    .orderBy(asc(participants.alias), asc(participants.reference))
}
