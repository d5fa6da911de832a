import { and, asc, eq, inArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { daysSinceWords, isTermEnding } from '#app/domain/participants/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { forums, participants, places } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

const toDo = { referred: 'to call', called: 'to welcome', welcomed: 'to give a place or a turn' } as const
const steps = ['referred', 'called', 'welcomed'] as const
const kept = ['active', 'stepped_back'] as const

type Place = Awaited<ReturnType<typeof livePlaces>>[number]
/** The places of one forum, with what is the same for all of them. */
type OfForum = Pick<Place, 'slug' | 'forum' | 'forumState' | 'seats'> & { own: Place[] }

export type PlacesDue = Record<'toGive' | 'onTheWay' | 'ending', Task[]>

/** What needs doing about places, from one look at them: who can be given one, who is on the way to one, whose ends. */
export async function placesDue(ctx: Ctx<'participant:manage'>): Promise<PlacesDue> {
  const today = todayInLondon(ctx.now)
  const byForum = new Map<string, OfForum>()
  for (const place of await livePlaces(ctx)) {
    const { slug, forum, forumState, seats } = place
    const known = byForum.get(slug) ?? { slug, forum, forumState, seats, own: [] }
    known.own.push(place)
    byForum.set(slug, known)
  }
  const all = [...byForum.values()]
  return {
    toGive: all.flatMap(placesToGive),
    onTheWay: all.flatMap((one) => peopleOnTheWay(one, today)),
    ending: all.flatMap((one) => termsEnding(one, today)),
  }
}

function livePlaces(ctx: Ctx<'participant:manage'>) {
  const { state, seat, waitingOrder, referredOn, plannedEndOn } = places
  return read()
    .select({
      ...{ slug: forums.slug, forum: forums.name, forumState: forums.state, seats: forums.places },
      ...{ state, seat, waitingOrder, referredOn, plannedEndOn, restrictedSince: participants.restrictedSince },
    })
    .from(places)
    .innerJoin(forums, eq(forums.id, places.forumId))
    .innerJoin(participants, eq(participants.id, places.participantId))
    .where(and(inArray(state, [...steps, 'waiting', ...kept]), reachable(ctx, forums.id)))
    .orderBy(asc(forums.name), asc(plannedEndOn))
}

const isKept = ({ state }: Place) => kept.some((one) => one === state)
/** Those who are restricted wait. */
const isFree = ({ restrictedSince }: Place) => restrictedSince === null

/** Whether the forum is open and has a free place, and somebody who waits for one. */
function placesToGive({ slug, forum, forumState, seats, own }: OfForum): Task[] {
  const taken = own.filter((place) => isKept(place) && place.seat !== null).length
  const waiting = own.filter(({ state, waitingOrder }) => state === 'waiting' && waitingOrder !== null).length
  if (forumState !== 'open' || waiting === 0 || taken >= seats) return []
  return [tasks.freePlace({ slug, forum, waiting, free: seats - taken })]
}

/** Whether somebody is between a referral and a place: how many wait for which step. */
function peopleOnTheWay({ slug, forum, forumState, own }: OfForum, today: LocalDate): Task[] {
  if (forumState === 'closed') return []
  const onTheWay = own.filter((place) => isFree(place) && steps.some((step) => step === place.state))
  if (onTheWay.length === 0) return []
  const lines = steps.flatMap((step) => {
    const people = onTheWay.filter(({ state }) => state === step).length
    return people > 0 ? [`${people} ${toDo[step]}`] : []
  })
  const [first] = onTheWay.flatMap(({ referredOn }) => referredOn ?? []).sort()
  return [tasks.onTheWay({ slug, forum, steps: lines, longest: daysSinceWords(first ?? today, today) })]
}

/** Whether somebody's term ends within six weeks or has ended: ask them whether they go on. */
function termsEnding({ slug, forum, own }: OfForum, today: LocalDate): Task[] {
  const soon = own
    .filter((place) => isKept(place) && isFree(place))
    .flatMap(({ plannedEndOn }) => (isTermEnding(plannedEndOn, today) ? (plannedEndOn ?? []) : []))
  const [first] = soon
  if (first === undefined) return []
  return [tasks.termsEnding({ slug, forum, people: soon.length, first: formatDate(first), over: first < today })]
}
