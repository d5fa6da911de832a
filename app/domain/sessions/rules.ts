import type { ForumState } from '../forums/status.ts'
import {
  addDays,
  addMonths,
  comesTwice,
  formatDate,
  formatTime,
  isLocalDate,
  isLocalTime,
  type LocalDate,
  type LocalTime,
  londonInstant,
  londonParts,
} from '../shared/dates.ts'
import { SESSION_TRANSITIONS, type SessionAction, type SessionState } from './status.ts'

/** Days between two sessions of a forum (PCD 1645: every six weeks). */
export const CADENCE_DAYS = 42
/** The forums share the weeks of a cadence between them: six weeks, six forums (domain §8). */
export const WEEKS = CADENCE_DAYS / 7
/** Called off by us in fewer hours than this before its start, a session still pays (product, step 6). */
export const SHORT_NOTICE_HOURS = 48
/** Who must be in the room for a session to be quorate (domain §8). */
export const QUORUM = { participants: 5, support: 1, facilitators: 1 } as const

/** How far back and ahead of today a forum's first session may lie: its history may be recorded too. */
export const FIRST_DATE_MONTHS = { back: 24, ahead: 24 } as const
/** A session laid out from the last possible first date may lie twelve months further. */
export const CHANGED_DATE_MONTHS = { back: 24, ahead: 36 } as const

export type LaidOut = { date: LocalDate; time: LocalTime; startsAt: Date }
export type LayOutRefusal = {
  ok: false
  reason: 'no-such-date' | 'no-such-time' | 'skipped-hour'
  date: LocalDate
  words: string
}

/**
 * The sessions of the twelve months from the first date, every 42 days at the same London wall-clock time. Refuses
 * a day or time that does not exist, and a session in the hour the clocks skip, naming its date. Nothing is moved
 * (product, step 1).
 */
export function layOut(
  first: LocalDate,
  time: LocalTime,
  cadenceDays: number = CADENCE_DAYS,
): { ok: true; value: LaidOut[] } | LayOutRefusal {
  if (!isLocalDate(first)) return { ok: false, reason: 'no-such-date', date: first, words: 'There is no such date' }
  if (!isLocalTime(time)) return { ok: false, reason: 'no-such-time', date: first, words: 'There is no such time' }
  const end = addMonths(first, 12)
  const value: LaidOut[] = []
  for (let date = first; date < end; date = addDays(date, cadenceDays)) {
    const instant = londonInstant(date, time)
    if (!instant.ok) return { ok: false, reason: instant.reason, date, words: skippedHourWords(date, time) }
    value.push({ date, time, startsAt: instant.at })
  }
  return { ok: true, value }
}

/** Whether sessions may be laid out for a forum: not while it is paused, nor once it is closed. */
export function takesSessions(state: ForumState): boolean {
  return state === 'open' || state === 'planned'
}

/** Whether a day lies within so many months of today. */
export function isWithinMonths(date: LocalDate, today: LocalDate, months: { back: number; ahead: number }): boolean {
  return date >= addMonths(today, -months.back) && date <= addMonths(today, months.ahead)
}

/** The time of day somebody typed: "18:00", "18.00", "6pm", "6:30 pm", "midday". Null when it is none. */
export function timeFrom(text: string): LocalTime | null {
  const words = text.trim().toLowerCase().replace(/\s+/g, '')
  if (words === 'midday' || words === 'noon') return '12:00'
  if (words === 'midnight') return '00:00'
  const parts = /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?(?<half>am|pm)?$/.exec(words)?.groups
  if (!parts || (!parts.half && !parts.minute)) return null
  const typed = Number(parts.hour)
  if (parts.half && (typed < 1 || typed > 12)) return null
  const hour = parts.half ? (typed % 12) + (parts.half === 'pm' ? 12 : 0) : typed
  const time = `${String(hour).padStart(2, '0')}:${parts.minute ?? '00'}`
  return isLocalTime(time) ? time : null
}

/** `6pm to 8pm`, the wall-clock times at which a session starts and ends. */
export function hoursInWords(session: { time: LocalTime; startsAt: Date; minutes: number }): string {
  const end = londonParts(new Date(session.startsAt.getTime() + session.minutes * 60_000))
  return `${formatTime(session.time)} to ${formatTime(end.time)}`
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

/** Whether we called the session off at short notice: those who had said yes still get their voucher (product, step 6). */
export function wasCalledOffLate(session: CalledOff): boolean {
  if (session.state !== 'cancelled' || !session.cancelledAt) return false
  return isShortNotice(session, session.cancelledAt)
}

export type CalledOff = { state?: SessionState; startsAt: Date; cancelledAt?: Date | null }

/** Whether date, time and place may still be changed: until the session was held, postponed or cancelled. */
export function canBeChanged(state: SessionState): boolean {
  return state === 'planned' || state === 'confirmed'
}

/** Whether a session that was postponed waits for its new date. */
export function awaitsDate(state: SessionState): boolean {
  return allows('redate', state)
}

/**
 * Whether a session gets another moment that is still to come: what was said about the old one does not hold for it. Another
 * length or another place is no move.
 */
export function asksAgain(before: { state: SessionState; startsAt: Date }, startsAt: Date, now: Date): boolean {
  if (startsAt <= now) return false
  return awaitsDate(before.state) || (canBeChanged(before.state) && before.startsAt.getTime() !== startsAt.getTime())
}

/** Whether a session may be put off without a new date. */
export function canBePostponed(state: SessionState): boolean {
  return allows('postpone', state)
}

/**
 * Whether a session is called off at short notice: then those who meant to come still get their voucher (product,
 * step 6).
 */
export function isShortNotice(session: { startsAt: Date }, calledOffAt: Date): boolean {
  return session.startsAt.getTime() - calledOffAt.getTime() <= SHORT_NOTICE_HOURS * 3_600_000
}

/** Whether participants may be invited and reminded: not before the session is confirmed (product, steps 2 and 3). */
export function mayInvite(state: SessionState): boolean {
  return state === 'confirmed'
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

/** What to know of a session that begins in the hour that comes twice; null on any other day. */
export function repeatedHourWords(date: LocalDate, time: LocalTime): string | null {
  if (!comesTwice(date, time)) return null
  return `The clocks go back on ${formatDate(date)}, so ${formatTime(time)} comes twice that day. The first one is meant`
}

/** Why a session cannot start at a time that the clocks skip. */
export function skippedHourWords(date: LocalDate, time: LocalTime): string {
  return `The clocks go forward on ${formatDate(date)}, so there is no ${formatTime(time)} that day`
}
