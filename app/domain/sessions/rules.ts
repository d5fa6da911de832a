import {
  addDays,
  addMonths,
  formatDate,
  formatTime,
  isLocalDate,
  isLocalTime,
  type LocalDate,
  type LocalTime,
  londonInstant,
} from '../shared/dates.ts'
import { SESSION_TRANSITIONS, type SessionAction, type SessionState } from './status.ts'

/** Days between two sessions of a forum (PCD 1645: every six weeks). */
export const CADENCE_DAYS = 42
/** Who must be in the room for a session to be quorate (domain §8). */
export const QUORUM = { participants: 5, support: 1, facilitators: 1 } as const

export type LaidOut = { date: LocalDate; time: LocalTime; startsAt: Date }
export type LayOutRefusal = {
  ok: false
  reason: 'no-such-date' | 'no-such-time' | 'skipped-hour'
  date: LocalDate
  words: string
}
export type Holiday = { date: LocalDate; title: string }

/**
 * The sessions of the twelve months from the first date, every 42 days at the same London wall-clock time. Refuses
 * a day or time that does not exist, and a session in the hour the clocks skip, naming its date. Nothing is moved
 * (product, step 1).
 */
export function layOut(first: LocalDate, time: LocalTime): { ok: true; value: LaidOut[] } | LayOutRefusal {
  if (!isLocalDate(first)) return { ok: false, reason: 'no-such-date', date: first, words: 'There is no such date' }
  if (!isLocalTime(time)) return { ok: false, reason: 'no-such-time', date: first, words: 'There is no such time' }
  const end = addMonths(first, 12)
  const value: LaidOut[] = []
  for (let date = first; date < end; date = addDays(date, CADENCE_DAYS)) {
    const instant = londonInstant(date, time)
    if (!instant.ok) return { ok: false, reason: instant.reason, date, words: skippedHour(date, time) }
    value.push({ date, time, startsAt: instant.at })
  }
  return { ok: true, value }
}

/** Title of the bank holiday on a day, or null. */
export function bankHolidayOn(date: LocalDate, holidays: readonly Holiday[]): string | null {
  return holidays.find((holiday) => holiday.date === date)?.title ?? null
}

/**
 * The sessions, each with the title of the bank holiday it falls on or null. Clashes are shown, never moved
 * (product, step 1).
 */
export function flagClashes<T extends { date: LocalDate }>(
  sessions: readonly T[],
  holidays: readonly Holiday[],
): (T & { clash: string | null })[] {
  return sessions.map((session) => ({ ...session, clash: bankHolidayOn(session.date, holidays) }))
}

/** Whether those who came make a quorum: 5 participants, 1 support worker and 1 facilitator (domain §8). */
export function isQuorate(present: { participants: number; support: number; facilitators: number }): boolean {
  return (
    present.participants >= QUORUM.participants &&
    present.support >= QUORUM.support &&
    present.facilitators >= QUORUM.facilitators
  )
}

/** Whether the session's start has come. */
export function hasStarted(session: { startsAt: Date }, now: Date): boolean {
  return session.startsAt.getTime() <= now.getTime()
}

/** Whether date, time and place may still be changed: until the session was held, postponed or cancelled. */
export function canBeChanged(state: SessionState): boolean {
  return state === 'planned' || state === 'confirmed'
}

/** Whether the session may be cancelled. */
export function canBeCancelled(state: SessionState): boolean {
  return allows('cancel', state)
}

/** Whether the session may be marked as held: not before its start. */
export function canBeHeld(session: { state: SessionState; startsAt: Date }, now: Date): boolean {
  return allows('hold', session.state) && hasStarted(session, now)
}

function allows(action: SessionAction, state: SessionState): boolean {
  const from: readonly SessionState[] = SESSION_TRANSITIONS[action].from
  return from.includes(state)
}

function skippedHour(date: LocalDate, time: LocalTime): string {
  return `The clocks go forward on ${formatDate(date)}, so there is no ${formatTime(time)} that day`
}
