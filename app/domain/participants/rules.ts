import { addDays, addMonths, daysBetween, type LocalDate } from '../shared/dates.ts'
import { actionsFrom, type PlaceAction, type PlaceState, type PlaceTransition, transition } from './status.ts'

export const ALIAS_MAX = 40
const ALIAS_WORDS = 3
/** As many digits as no nickname has and every phone number does. */
const PHONE_DIGITS = 5

/** The lowest seat nobody has, from 1 to the forum's places; null when the forum is full. */
export function lowestFreeSeat(taken: readonly number[], places: number): number | null {
  const seats = new Set(taken)
  for (let seat = 1; seat <= places; seat++) if (!seats.has(seat)) return seat
  return null
}

/** Who waits, in order. A restricted place keeps its turn, and is not given anything meanwhile. */
export type Standing = {
  seats: readonly number[]
  waiting: readonly { placeId: string; participantId: string; order: number; restricted: boolean }[]
}

/** Who has waited longest and can be given a place. */
export const firstInLine = ({ waiting }: Standing) => waiting.find(({ restricted }) => !restricted) ?? null

/** The seat somebody can have, or why there is none for them. Nobody is seated past those who wait. */
export function freeSeatFor(
  standing: Standing,
  places: number,
  placeId: string | null,
): number | 'forum-full' | 'people-waiting' {
  const seat = lowestFreeSeat(standing.seats, places)
  if (seat === null) return 'forum-full'
  const first = firstInLine(standing)
  return first && first.placeId !== placeId ? 'people-waiting' : seat
}

/** The number for somebody who joins the end of the waiting list. */
export function nextWaitingOrder(orders: readonly number[]): number {
  return Math.max(0, ...orders) + 1
}

/**
 * Why a name cannot be an alias, in words; null when it can. We hold no surname and no contact detail
 * (domain §6.4), so what looks like one is refused.
 */
export function whyNotAnAlias(alias: string): string | null {
  if (alias.includes('@')) return 'Enter a first name or nickname, not an email address'
  if (alias.replace(/\D/g, '').length >= PHONE_DIGITS) return 'Enter a first name or nickname, not a phone number'
  if (alias.split(/\s+/).length > ALIAS_WORDS) return `First name or nickname must be ${ALIAS_WORDS} words or fewer`
  if (!/\p{L}/u.test(alias)) return 'First name or nickname must have letters in it'
  return null
}

/** How long a term lasts, in months. A default of ours: nothing we know of sets it (domain §6.6 speaks of places only). */
export const TERM_MONTHS = 24
/** A term ends soon when it ends within one round of sessions. */
const TERM_SOON_DAYS = 42
/** How long somebody who never takes a place is held (domain §6.6). */
export const DECLINED_KEPT_DAYS = 30

/** When a term that starts on this day ends, unless it is renewed. */
export const termEnd = (startsOn: LocalDate): LocalDate => addMonths(startsOn, TERM_MONTHS)

/** When a renewed term ends: it starts where the last one ends, or today when that has passed or was never set. */
export function renewedUntil(plannedEndOn: LocalDate | null, today: LocalDate): LocalDate {
  return termEnd(plannedEndOn && plannedEndOn > today ? plannedEndOn : today)
}

/** Whether a term ends within six weeks, or has ended. */
export function isTermEnding(plannedEndOn: LocalDate | null, today: LocalDate): boolean {
  return plannedEndOn !== null && plannedEndOn <= addDays(today, TERM_SOON_DAYS)
}

/** Whether a step of the life-cycle has what it needs. A place without a known end can be given one at any time. */
export function hasWhatItNeeds(
  needs: PlaceTransition['needs'],
  place: { seat: number | null; plannedEndOn: LocalDate | null },
  today: LocalDate,
): boolean {
  if (needs === 'seat') return place.seat !== null
  if (needs === 'term-ending') return place.plannedEndOn === null || isTermEnding(place.plannedEndOn, today)
  return true
}

/** The day on which somebody who declined is removed. */
export const removedOn = (endsOn: LocalDate): LocalDate => addDays(endsOn, DECLINED_KEPT_DAYS)

/** What stands between somebody and a seat, or the number of the seat they would get. */
export type SeatInSight = number | 'forum-full' | 'people-waiting' | 'not-open'

type Offered = { state: PlaceState; seat: number | null; plannedEndOn: LocalDate | null; restricted: boolean }

/**
 * The steps a page offers: those the life-cycle names, that have what they need, and for which there is a seat. From the
 * waiting list a place is given on the list only; what is restricted may only be ended.
 */
export function offeredSteps(place: Offered, inSight: SeatInSight, today: LocalDate): PlaceAction[] {
  return actionsFrom(place.state).filter((action) => {
    const row = transition(place.state, action)
    if (!row || !hasWhatItNeeds(row.needs, place, today)) return false
    if (place.restricted) return row.marks === 'endsOn'
    if (row.seat !== 'taken') return true
    return place.state !== 'waiting' && (place.seat !== null || typeof inSight === 'number')
  })
}

/** How long ago, in words. */
export function daysSinceWords(date: LocalDate, today: LocalDate): string {
  const days = daysBetween(date, today)
  if (days <= 0) return 'today'
  return days === 1 ? 'yesterday' : `${days} days ago`
}
