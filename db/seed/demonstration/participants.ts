import { termEnd } from '#app/domain/participants/rules.ts'
import { addDays, type LocalDate } from '#app/domain/shared/dates.ts'
import { participants, type places, referralSources } from '#db/schema/index.ts'
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
/** Whose term ends in so many days, or ended so many days ago. */
const termsEnding = [
  { slug: 'open', seat: 4, days: 20 },
  { slug: 'open', seat: 9, days: 38 },
  { slug: 'disability', seat: 3, days: -5 },
] as const
/** The seat of somebody who stepped back for long: one of the newcomers has it. */
const givenOn = { slug: 'lgbtq', seat: 2 } as const
/** Who was referred so many days ago, and how far they have come; the last began ten days ago in the seat given on. */
const newcomers = [
  { slug: 'open', state: 'referred', days: 3 },
  { slug: 'open', state: 'called', days: 9 },
  { slug: 'open', state: 'welcomed', days: 16 },
  { slug: 'disability', state: 'referred', days: 1 },
  { slug: 'parents-of-young-victims', state: 'called', days: 6 },
  { slug: 'women-and-girls', state: 'declined', days: 12 },
  { slug: 'lgbtq', state: 'active', days: 10 },
] as const

/** About 80 volunteers, each under an alias that nobody else has: those with a place, then who came since. */
export function makeMembers(today: LocalDate, sessions: readonly MadeSession[], forumIds: ForumIds): Member[] {
  let used = 0
  const member = (slug: ForumSlug, facts: PlaceFacts): Member => {
    const alias = aliases[used++]
    if (!alias) throw new Error('there are too few aliases')
    const participant = { id: madeId('ptc', alias), reference: madeReference(alias), alias }
    const ids = { id: madeId('plc', alias), participantId: participant.id, forumId: forumIds[slug] }
    const source = referralSources[used % referralSources.length]
    return { slug, participant, place: { ...ids, source, ...road(facts.startsOn), ...facts } }
  }
  const settled = forumSlugs.flatMap((slug) => {
    const dates = sessions.filter((session) => session.slug === slug && session.back >= 1).map(({ date }) => date)
    return placesOf(slug, dates, today).map((facts) => member(slug, facts))
  })
  return [...settled, ...newcomers.map(({ slug, ...since }) => member(slug, newcomer(since, today)))]
}

type PlaceFacts = Omit<typeof places.$inferInsert, 'id' | 'participantId' | 'forumId'>

/** Seats in order, then those who wait, then those who left. The last seat came free when somebody left. */
function placesOf(slug: ForumSlug, dates: readonly string[], today: LocalDate): PlaceFacts[] {
  const { seats, steppedBack, waiting, left } = sizes[slug]
  const start = addDays(dates[0] ?? '', -INVITED_DAYS_BEFORE)
  const leaving = addDays(dates.at(-LEFT_AFTER) ?? start, 10)
  const seated = numbers(seats).map((seat): PlaceFacts => {
    const successor = left > 0 && seat === seats
    const state = seat > 1 && seat <= 1 + steppedBack ? 'stepped_back' : 'active'
    const startsOn = successor ? addDays(leaving, INVITED_DAYS_BEFORE) : start
    const ending = termsEnding.find((one) => one.slug === slug && one.seat === seat)
    const plannedEndOn = ending ? addDays(today, ending.days) : termEnd(startsOn)
    const isGivenOn = givenOn.slug === slug && givenOn.seat === seat
    return { state, seat: isGivenOn ? null : seat, startsOn, plannedEndOn }
  })
  const waitingOnes = numbers(waiting).map(
    (order): PlaceFacts => ({ state: 'waiting', waitingOrder: order, ...road(addDays(today, -20 * (4 - order))) }),
  )
  const gone = numbers(left).map((): PlaceFacts => ({ state: 'left', startsOn: start, endsOn: leaving }))
  return [...seated, ...waitingOnes, ...gone]
}

/** When somebody was referred, called and welcomed, who has had a place or a turn since `day`. */
function road(day: LocalDate | null | undefined): PlaceDates {
  if (!day) return {}
  return { referredOn: addDays(day, -28), calledOn: addDays(day, -21), welcomedOn: addDays(day, -7) }
}

type PlaceDates = Pick<PlaceFacts, 'referredOn' | 'calledOn' | 'welcomedOn'>

/** Somebody who came these days, as far as they have come. */
function newcomer({ state, days }: Pick<(typeof newcomers)[number], 'state' | 'days'>, today: LocalDate): PlaceFacts {
  const startsOn = addDays(today, -days)
  if (state === 'active') return { state, seat: givenOn.seat, startsOn, plannedEndOn: termEnd(startsOn) }
  return {
    state,
    referredOn: startsOn,
    calledOn: state === 'referred' ? null : addDays(startsOn, 2),
    welcomedOn: state === 'welcomed' ? addDays(startsOn, 9) : null,
    endsOn: state === 'declined' ? addDays(startsOn, 4) : null,
  }
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
