import { type Need, placeNeeds } from '#app/domain/participants/needs.ts'
import type { findNextSession, getParticipant, listAttendance } from '#app/domain/participants/queries.server.ts'
import {
  freeSeatFor,
  offeredSteps,
  renewedUntil,
  type SeatInSight,
  type Standing,
} from '#app/domain/participants/rules.ts'
import { type PlaceAction, sourceWords, transition } from '#app/domain/participants/status.ts'
import { REGISTER_STATUSES } from '#app/domain/register/status.ts'
import type { AnyCtx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'

type Found = Awaited<ReturnType<typeof getParticipant>>
type Entry = Awaited<ReturnType<typeof listAttendance>>[number]

const inWords = (date: string | null) => date && formatDate(date)

/** Who the page is about, and whether what we hold about them may be used. */
export function whoIsIt({ reference, alias, restrictedSince, erasedOn }: Found['participant'], ctx: AnyCtx) {
  return {
    reference,
    alias,
    namesHidden: ctx.signIn?.namesHidden ?? false,
    restricted: restrictedSince && formatDate(todayInLondon(restrictedSince)),
    erased: inWords(erasedOn),
  }
}

function inSight({ place, forum }: Found, standing: Standing): SeatInSight {
  return forum.state === 'open' ? freeSeatFor(standing, forum.places, place.id) : 'not-open'
}

/** The place with its days in words, and what can be done about it now. */
export function placeShown(found: Found, standing: Standing, now: Date) {
  const { place, forum, participant } = found
  const today = todayInLondon(now)
  const seat = inSight(found, standing)
  const { state, source, plannedEndOn } = place
  const facts = { ...place, restricted: participant.restrictedSince !== null }
  const queue = standing.waiting.findIndex(({ placeId }) => placeId === place.id)
  return {
    state,
    seat: place.seat,
    of: forum.places,
    turn: queue === -1 ? null : `${queue + 1} of ${standing.waiting.length}`,
    source: source && sourceWords[source],
    referred: inWords(place.referredOn),
    called: inWords(place.calledOn),
    welcomed: inWords(place.welcomedOn),
    since: inWords(place.startsOn),
    termEnds: state === 'active' || state === 'stepped_back' ? inWords(plannedEndOn) : null,
    ended: inWords(place.endsOn),
    steps: offeredSteps(facts, seat, today),
    noSeat: typeof seat === 'string' && place.seat === null ? seat : null,
    until: plannedEndOn ?? '',
    renewed: formatDate(renewedUntil(plannedEndOn, today)),
  }
}

export type PlaceShown = ReturnType<typeof placeShown>

/** What has to be done first. What may not be used gives nothing to do. */
export function needsOf(found: Found, standing: Standing, attendance: readonly Entry[], now: Date): Need[] {
  const { participant, place, forum } = found
  if (participant.restrictedSince || participant.erasedOn) return []
  const today = todayInLondon(now)
  const roster = `/forums/${forum.slug}/participants`
  return [...placeNeeds(place, inSight(found, standing), today, roster), ...attendance.flatMap(voucherNeed)]
}

function voucherNeed({ sessionId, date, status, outcome }: Entry): Need[] {
  if (outcome || !REGISTER_STATUSES[status].arrived) return []
  return [
    {
      title: 'Record whether they had a voucher',
      hint: `They were at the session on ${formatDate(date)}`,
      href: `/sessions/${sessionId}/vouchers`,
    },
  ]
}

export const shownAttendance = ({ date, ...entry }: Entry) => ({ ...entry, day: formatDate(date) })

export const shownNext = (next: Awaited<ReturnType<typeof findNextSession>>) =>
  next && {
    sessionId: next.sessionId,
    when: formatDateTime(next.startsAt),
    register: next.status && REGISTER_STATUSES[next.status].label,
  }

/** The step that the address asks to confirm, if it is one that is offered and asks first. */
export function confirmAsked(request: Request, { state, steps }: PlaceShown): PlaceAction | null {
  const asked = new URL(request.url).searchParams.get('confirm')
  const step = steps.find((one) => one === asked)
  return step && transition(state, step)?.words.confirm ? step : null
}
