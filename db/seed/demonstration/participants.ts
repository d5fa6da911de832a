import { addDays } from '#app/domain/shared/dates.ts'
import { participants, type places } from '#db/schema/index.ts'
import { newSealing } from '#db/seal.server.ts'
import { aliases } from './content/aliases.ts'
import { type ForumSlug, forumSlugs } from './content/types.ts'
import { madeId, madeReference } from './ids.ts'
import type { ForumIds } from './people.ts'
import type { MadeSession } from './sessions.ts'

/** A participant with their one place, and until when they came. */
export type Member = {
  slug: ForumSlug
  participant: { id: string; reference: string; alias: string }
  place: typeof places.$inferInsert
}

/** How many seats of each forum are taken, how many of them stepped back, who waits and who left. */
const sizes: Record<ForumSlug, { seats: number; steppedBack: number; waiting: number; left: number }> = {
  open: { seats: 12, steppedBack: 1, waiting: 0, left: 1 },
  'black-communities': { seats: 12, steppedBack: 0, waiting: 2, left: 0 },
  'women-and-girls': { seats: 11, steppedBack: 0, waiting: 0, left: 1 },
  disability: { seats: 11, steppedBack: 1, waiting: 0, left: 1 },
  lgbtq: { seats: 12, steppedBack: 1, waiting: 0, left: 0 },
  'parents-of-young-victims': { seats: 11, steppedBack: 0, waiting: 0, left: 1 },
}
/** Those who left went after this session, counted back from today. */
const LEFT_AFTER = 7
/** Those who stepped back have missed so many sessions. */
export const STEPPED_BACK_FOR = 3
const INVITED_DAYS_BEFORE = 14

/** About 75 volunteers, each under an alias that nobody else has. */
export function makeMembers(sessions: readonly MadeSession[], forumIds: ForumIds): Member[] {
  let used = 0
  return forumSlugs.flatMap((slug) => {
    const dates = sessions.filter((session) => session.slug === slug && session.back >= 1).map(({ date }) => date)
    return placesOf(slug, dates).map((place) => {
      const alias = aliases[used++]
      if (!alias) throw new Error('there are too few aliases')
      const participant = { id: madeId('ptc', alias), reference: madeReference(alias), alias }
      const ids = { id: madeId('plc', alias), participantId: participant.id, forumId: forumIds[slug] }
      return { slug, participant, place: { ...ids, ...place } }
    })
  })
}

type PlaceFacts = Pick<typeof places.$inferInsert, 'state' | 'seat' | 'waitingOrder' | 'startsOn' | 'endsOn'>

/** Seats in order, then those who wait, then those who left. The last seat came free when somebody left. */
function placesOf(slug: ForumSlug, dates: readonly string[]): PlaceFacts[] {
  const { seats, steppedBack, waiting, left } = sizes[slug]
  const start = addDays(dates[0] ?? '', -INVITED_DAYS_BEFORE)
  const leaving = addDays(dates.at(-LEFT_AFTER) ?? start, 10)
  const seated = numbers(seats).map((seat): PlaceFacts => {
    const successor = left > 0 && seat === seats
    const state = seat > 1 && seat <= 1 + steppedBack ? 'stepped_back' : 'active'
    return { state, seat, startsOn: successor ? addDays(leaving, INVITED_DAYS_BEFORE) : start }
  })
  const waitingOnes = numbers(waiting).map((order): PlaceFacts => ({ state: 'waiting', waitingOrder: order }))
  const gone = numbers(left).map((): PlaceFacts => ({ state: 'left', startsOn: start, endsOn: leaving }))
  return [...seated, ...waitingOnes, ...gone]
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

/** Those who had a place at a session and had not stepped back from it. */
export function membersAt(session: MadeSession, members: readonly Member[]): Member[] {
  return members.filter(({ slug, place }) => {
    if (slug !== session.slug || !place.startsOn || place.startsOn > session.date) return false
    if (place.endsOn && place.endsOn < session.date) return false
    return place.state !== 'stepped_back' || session.back > STEPPED_BACK_FOR
  })
}

/** The participants as they are stored: each name sealed under a key of its own. */
export function sealed(members: readonly Member[]): Promise<(typeof participants.$inferInsert)[]> {
  return Promise.all(
    members.map(async ({ participant: { alias, ...participant } }) => ({
      ...participant,
      alias: (await newSealing(participant.id)).seal(participants.alias, participant.id, alias),
    })),
  )
}
