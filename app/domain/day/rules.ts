import type { DayState, Mark, Moment } from './protocol.ts'
import { LEAST_ANSWERS, PULSE_ANSWERS, PULSE_QUESTIONS } from './status.ts'

/** How early somebody may be marked as there: people come before it begins. */
export const DOORS_MINUTES = 60

/**
 * What becomes of a change that was made from `before`, when it is `now`: done, nothing to do because it is so already, or a
 * conflict because somebody else made something else of it. It does not matter when it comes.
 */
export function markOf<T extends string | number>(before: T, now: T, wanted: T): 'done' | 'nothing' | 'conflict' {
  if (now === wanted) return 'nothing'
  return now === before ? 'done' : 'conflict'
}

/** The state that an answer says for each of these. */
export const stateOf: Record<ReturnType<typeof markOf>, DayState> = {
  done: 'applied',
  nothing: 'already',
  conflict: 'conflict',
}

/** When the doors open: from then on those who come can be marked. */
export function doorsOpen(session: { startsAt: Date }): Date {
  return new Date(session.startsAt.getTime() - DOORS_MINUTES * 60_000)
}

/** Whether those who come can be marked. It has no end: what was tapped in the room may arrive days later. */
export function areDoorsOpen(session: { startsAt: Date }, now: Date): boolean {
  return doorsOpen(session).getTime() <= now.getTime()
}

/** How far an item is, from what its row says. */
export function momentOf(item: { startedAt: Date | string | null; endedAt: Date | string | null }): Moment {
  if (item.startedAt === null) return 'waiting'
  return item.endedAt === null ? 'running' : 'ended'
}

/**
 * When something happened: as the device says, if that can be. A clock that is ahead, or further back than a day before the
 * session, is not believed.
 */
export function momentFrom(told: Date | null, session: { startsAt: Date }, now: Date): Date {
  const earliest = session.startsAt.getTime() - 24 * 60 * 60_000
  return told && told <= now && told.getTime() >= earliest ? told : now
}

/** Whole minutes that an item has taken, or has taken so far; null when it has not begun. */
export function minutesGone(item: { startedAt: Date | null; endedAt: Date | null }, now: Date): number | null {
  if (item.startedAt === null) return null
  return Math.max(0, Math.floor(((item.endedAt ?? now).getTime() - item.startedAt.getTime()) / 60_000))
}

/** Whether notes and pulse are still taken: until the write-up was submitted, however late they come. */
export function takesNotes(writeUp: { submittedAt: Date | null; notesDestroyedAt: Date | null } | null): boolean {
  return !writeUp?.submittedAt && !writeUp?.notesDestroyedAt
}

export type Tally = { question: number; answer: number; number: number }
export type PulseLine = { question: number; answered: number; answers: number[] | null }

/** The totals of each question; null while fewer than five answered it, for that would say who gave which answer. */
export function pulseLines(tallies: readonly Tally[]): PulseLine[] {
  return PULSE_QUESTIONS.map(({ number: question }) => {
    const answers = PULSE_ANSWERS.map(({ number: answer }) => countIn(tallies, question, answer))
    const answered = answers.reduce((sum, one) => sum + one, 0)
    return { question, answered, answers: answered >= LEAST_ANSWERS ? answers : null }
  })
}

function countIn(tallies: readonly Tally[], question: number, answer: number): number {
  return tallies.find((one) => one.question === question && one.answer === answer)?.number ?? 0
}

/** How many staff of each organisation the team says there will be. */
export function staffOfTeam<P extends string>(team: readonly { part: P }[]): Partial<Record<P, number>> {
  const numbers: Partial<Record<P, number>> = {}
  for (const { part } of team) numbers[part] = (numbers[part] ?? 0) + 1
  return numbers
}

/** A status as the forms of the day say it. */
export const markFrom = <S extends Mark>(status: S | null): S | 'none' => status ?? 'none'
