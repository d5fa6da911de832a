import { addMonths, daysBetween, type LocalDate } from '../shared/dates.ts'
import type { RequestState } from './status.ts'

/** A request is answered within a month, or three where it was extended (domain §6.7). */
const MONTHS = 1
const MONTHS_EXTENDED = 3
/** So many days before it is due a request stands out. */
export const SOON_DAYS = 7
export const WISH_MAX = 1000

/** The last day on which a request is answered in time. */
export const dueOn = (askedOn: LocalDate, extended = false) => addMonths(askedOn, extended ? MONTHS_EXTENDED : MONTHS)

export type Countdown = { standing: 'settled' | 'in-time' | 'soon' | 'overdue'; days: number }

/** How much time is left for an answer; `days` is never negative. */
export function countdown(request: { state: RequestState; dueOn: LocalDate }, today: LocalDate): Countdown {
  const days = daysBetween(today, request.dueOn)
  if (request.state !== 'open' && request.state !== 'working') return { standing: 'settled', days: 0 }
  if (days < 0) return { standing: 'overdue', days: -days }
  return { standing: days <= SOON_DAYS ? 'soon' : 'in-time', days }
}

/** The same in words: `Due today`, `12 days left`, `3 days late`. */
export function countdownInWords({ standing, days }: Countdown): string {
  const number = days === 1 ? '1 day' : `${days} days`
  if (standing === 'settled') return ''
  if (standing === 'overdue') return `${number} late`
  return days === 0 ? 'Due today' : `${number} left`
}

/** Whether an answer may still be put off: once, and only while it is not late. */
export function canBeExtended(request: { extended: boolean; dueOn: LocalDate }, today: LocalDate): boolean {
  return !request.extended && today <= request.dueOn
}
