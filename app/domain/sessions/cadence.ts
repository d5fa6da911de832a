import { addDays, daysBetween, formatDate, type LocalDate, type LocalTime, londonInstant } from '../shared/dates.ts'
import { CADENCE_DAYS, type LaidOut, skippedHourWords } from './rules.ts'
import { type SessionState, takesItsDay } from './status.ts'

/** When a forum meets: the weekday (1 is Monday), the time, and which of the weeks of its cadence is its own (from 0). */
export type Rhythm = { weekday: number; time: LocalTime; week: number; cadenceDays: number }
/** What the cadence needs to know of a session. */
export type Dated = { id: string; date: LocalDate; time: LocalTime; startsAt: Date; state: SessionState }
type Placed = Pick<Dated, 'id' | 'date' | 'state'>
/** A session at its new place, with the day it was on. */
export type Moved = LaidOut & { id: string; from: LocalDate }
export type MoveRefusal = {
  ok: false
  reason: 'skipped-hour' | 'no-such-time' | 'date-taken' | 'out-of-order'
  /** On which day it would go wrong, and for which session. */
  date: LocalDate
  id: string
  words: string
}

/** The Monday from which the weeks of all forums are counted, so that six forums spread over the six weeks. */
const FIRST_MONDAY: LocalDate = '2024-01-01'

/** The first day of a forum's rhythm on or after a day. */
export function nextInRhythm({ weekday, week, cadenceDays }: Omit<Rhythm, 'time'>, from: LocalDate): LocalDate {
  const first = addDays(FIRST_MONDAY, week * 7 + weekday - 1)
  const rounds = Math.ceil(daysBetween(first, from) / cadenceDays)
  return addDays(first, rounds * cadenceDays)
}

/** Which week of a cadence a day lies in, from 0. */
export function weekOfCadence(date: LocalDate, cadenceDays: number = CADENCE_DAYS): number {
  const weeks = Math.round(cadenceDays / 7)
  return ((Math.floor(daysBetween(FIRST_MONDAY, date) / 7) % weeks) + weeks) % weeks
}

/** Sessions that take their day, earliest first: not those postponed or cancelled. */
export function inOrder<T extends Placed>(sessions: readonly T[]): T[] {
  return sessions
    .filter(({ state }) => takesItsDay(state))
    .toSorted((one, other) => (one.date + one.id < other.date + other.id ? -1 : 1))
}

/**
 * The dates of a lay-out, each with the session that is there already: on that day, or nearer to it than half a cadence,
 * for it was moved. Only the dates without one are missing, so that two lay-outs never double a session.
 */
export function overExisting<T extends Dated>(
  laid: readonly LaidOut[],
  existing: readonly T[],
  cadenceDays: number = CADENCE_DAYS,
): (LaidOut & { there: T | null })[] {
  const live = inOrder(existing)
  const off = (from: LocalDate, to: LocalDate) => Math.abs(daysBetween(from, to))
  return laid.map((slot) => {
    const [nearest] = live.toSorted((one, other) => off(slot.date, one.date) - off(slot.date, other.date))
    return { ...slot, there: nearest && off(slot.date, nearest.date) * 2 < cadenceDays ? nearest : null }
  })
}

/**
 * Where a session goes, and with it, when they are to follow, all later ones that are planned and have not begun: by the
 * same number of days, at their own time of day. Refuses a day on which the forum has another session, a move past another
 * session, and a time that a day does not have; it names the day. Nothing else is touched (product, step 1).
 */
export function moveSession(
  sessions: readonly Dated[],
  to: { id: string; date: LocalDate; time: LocalTime; follow: boolean },
  now: Date,
): { ok: true; moves: [Moved, ...Moved[]] } | MoveRefusal {
  const session = sessions.find(({ id }) => id === to.id)
  if (!session) throw new RangeError('no such session')
  const first = placed(session, to.date, to.time)
  if ('reason' in first) return first
  const days = daysBetween(session.date, to.date)
  const moves: [Moved, ...Moved[]] = [first]
  for (const later of to.follow && days !== 0 ? followers(sessions, session, now) : []) {
    const place = placed(later, addDays(later.date, days), later.time)
    if ('reason' in place) return place
    moves.push(place)
  }
  return outOfPlace(sessions, moves) ?? { ok: true, moves }
}

/** The sessions that would follow a move: later than it, planned or confirmed, and not begun. */
export function followers<T extends Dated>(sessions: readonly T[], { date, state }: Dated, now: Date): T[] {
  if (!takesItsDay(state)) return []
  return inOrder(sessions).filter(
    (one) => one.date > date && (one.state === 'planned' || one.state === 'confirmed') && one.startsAt > now,
  )
}

/**
 * How many days late a session is against the cadence: after the one before it. Null where there is none before, or it is
 * in time.
 */
export function daysLate(
  sessions: readonly Placed[],
  { id, date }: { id: string; date: LocalDate },
  cadenceDays: number = CADENCE_DAYS,
): number | null {
  const before = inOrder(sessions).findLast((one) => one.id !== id && one.date < date)
  const late = before ? daysBetween(addDays(before.date, cadenceDays), date) : 0
  return late > 0 ? late : null
}

export type Slip = { lastHeld: LocalDate; due: LocalDate; next: LocalDate | null; days: number }

/**
 * How a forum stands against its cadence: the day the next session was due after the last one held, and by how many days
 * it is late. Without a next session, by how many it is late today. Null for a forum that has not met yet.
 */
export function slipOf(sessions: readonly Placed[], today: LocalDate, cadenceDays: number = CADENCE_DAYS): Slip | null {
  const live = inOrder(sessions)
  const held = live.findLast(({ state }) => state === 'held' || state === 'balanced')
  if (!held) return null
  const due = addDays(held.date, cadenceDays)
  const next = live.find(({ date }) => date > held.date)?.date ?? null
  return { lastHeld: held.date, due, next, days: Math.max(0, daysBetween(due, next ?? today)) }
}

function placed(session: Dated, date: LocalDate, time: LocalTime): Moved | MoveRefusal {
  const start = londonInstant(date, time)
  if (start.ok) return { id: session.id, from: session.date, date, time, startsAt: start.at }
  const words = start.reason === 'skipped-hour' ? skippedHourWords(date, time) : 'There is no such date or time'
  return { ok: false, reason: start.reason, date, id: session.id, words }
}

/** The first of the moves that lands on another session of the forum, or changes places with one. */
function outOfPlace(sessions: readonly Dated[], moves: readonly Moved[]): MoveRefusal | null {
  const going = new Map(moves.map((move) => [move.id, move]))
  const stays = inOrder(sessions).filter(({ id }) => !going.has(id))
  for (const { id, from, date } of moves) {
    const taken = stays.find((one) => one.date === date)
    const own = takesItsDay(sessions.find((one) => one.id === id)?.state ?? 'postponed')
    const passed = own ? stays.find((one) => one.date < from !== one.date < date) : undefined
    if (taken) return { ok: false, reason: 'date-taken', date, id, words: takenWords(from, date, id === moves[0]?.id) }
    if (passed) return { ok: false, reason: 'out-of-order', date, id, words: passedWords(from, date, passed.date) }
  }
  return null
}

function takenWords(from: LocalDate, date: LocalDate, isFirst: boolean): string {
  if (isFirst) return `This forum already has a session on ${formatDate(date)}`
  return `The session on ${formatDate(from)} would follow to ${formatDate(date)}, where this forum already has a session`
}

function passedWords(from: LocalDate, date: LocalDate, other: LocalDate): string {
  const side = date > from ? 'after' : 'before'
  return `The session on ${formatDate(from)} would come ${side} the one on ${formatDate(other)}. Sessions keep their order: move that one first, or let later ones follow`
}
