import { formatDate, type LocalDate } from '../shared/dates.ts'
import { daysSinceWords, isTermEnding, type SeatInSight } from './rules.ts'
import type { PlaceState } from './status.ts'

/** One thing to do about a participant: what, a line that says more, and where. */
export type Need = { title: string; hint: string; href: string }

type PlaceFacts = {
  state: PlaceState
  seat: number | null
  referredOn: LocalDate | null
  calledOn: LocalDate | null
  plannedEndOn: LocalDate | null
}

/** What has to be done about somebody's place, in the order it is done. `inSight` is the seat they could have now. */
export function placeNeeds(place: PlaceFacts, inSight: SeatInSight, today: LocalDate, rosterHref: string): Need[] {
  const here = '#steps'
  const { state, referredOn, calledOn, plannedEndOn } = place
  const isFree = typeof inSight === 'number'
  if (state === 'referred')
    return [
      {
        title: 'Make the first call',
        hint: referredOn ? `Referred ${daysSinceWords(referredOn, today)}` : '',
        href: here,
      },
    ]
  if (state === 'called')
    return [
      { title: 'Welcome them', hint: calledOn ? `First call ${daysSinceWords(calledOn, today)}` : '', href: here },
    ]
  if (state === 'welcomed')
    return [
      {
        title: isFree ? 'Give them a place' : 'Put them on the waiting list',
        hint: isFree ? `Place ${inSight} is free` : 'No place is free for them now',
        href: here,
      },
    ]
  if (state === 'waiting' && isFree)
    return [{ title: 'Give them the free place', hint: 'They have waited longest', href: rosterHref }]
  const seated = state === 'active' || state === 'stepped_back'
  if (!seated || !isTermEnding(plannedEndOn, today) || !plannedEndOn) return []
  const ends = plannedEndOn < today ? 'ended' : 'ends'
  return [
    {
      title: 'Ask whether they go on for another term',
      hint: `Their term ${ends} on ${formatDate(plannedEndOn)}`,
      href: here,
    },
  ]
}
