import { addWorkingDays, type Holiday } from '../calendar/rules.ts'
import { addDays, formatDate, type LocalDate, londonInstant } from '../shared/dates.ts'
import { sha256 } from '../shared/ids.ts'
import type { SubmitBlock } from './status.ts'

/** Working days after a session in which it is written up, and in which its points are submitted (domain §8, "After"). */
export const WRITE_UP_DAYS = 5
export const SUBMIT_DAYS = 10
/** The longest that raw notes are kept, in days (domain §6.6). */
export const NOTES_DAYS = 42
/** From so many replies on, how many agree is said as a number. */
export const FEWEST_REPLIES = 3

type Standing = 'done' | 'due' | 'overdue'
export type Due = { by: LocalDate; standing: Standing }
export type Clock = { writeUp: Due; submit: Due }

/** Until when a session is to be written up and its points submitted, and how that stands today. */
export function clockOf(
  date: LocalDate,
  done: { written: boolean; submitted: boolean },
  today: LocalDate,
  holidays: readonly Holiday[],
): Clock {
  const due = (days: number, isDone: boolean): Due => {
    const by = addWorkingDays(date, days, holidays)
    return { by, standing: isDone ? 'done' : today > by ? 'overdue' : 'due' }
  }
  return { writeUp: due(WRITE_UP_DAYS, done.written || done.submitted), submit: due(SUBMIT_DAYS, done.submitted) }
}

/** `Due Thursday 26 November 2026`, or since when it is overdue. */
export function dueWords({ by, standing }: Due): string {
  if (standing === 'done') return 'Done'
  return standing === 'overdue' ? `Overdue since ${formatDate(by)}` : `Due ${formatDate(by)}`
}

/** How many agree with the words of a point: as a number only where three or more have answered. */
export function agreeWords({ agree, other }: { agree: number; other: number }, isOver = false): string {
  const replies = agree + other
  if (replies === 0) return isOver ? 'Nobody answered' : 'Nobody has answered yet'
  if (replies < FEWEST_REPLIES) return 'A few people have answered'
  return `${agree} of ${replies} agree with these words`
}

/** The end of an offer of so many days: the last moment of the last day in London. */
export function offerEnds(today: LocalDate, days: number): Date {
  const end = londonInstant(addDays(today, days + 1), '00:00')
  if (!end.ok) throw new RangeError('no such day')
  return end.at
}

export type OfferState = 'not-needed' | 'not-made' | 'open' | 'over'
export type OfferFacts = { offeredUntil: Date | null; arrived: number; points: number; voted: number }

/**
 * How the offer of the words stands. It is not needed where nobody came or nothing was said; it is over when its time is, or
 * when everybody who came has answered.
 */
export function offerState({ offeredUntil, arrived, points, voted }: OfferFacts, now: Date): OfferState {
  if (offeredUntil === null) return arrived === 0 || points === 0 ? 'not-needed' : 'not-made'
  return offeredUntil <= now || voted >= arrived ? 'over' : 'open'
}

export type SubmitFacts = { held: boolean; notesLeft: number; offer: OfferState; repliesLeft: number }

/** What stands between a write-up and MOPAC; nothing when it can be submitted. */
export function submitBlocks({ held, notesLeft, offer, repliesLeft }: SubmitFacts): SubmitBlock[] {
  const blocks: [SubmitBlock, boolean][] = [
    ['not-held', !held],
    ['notes-left', notesLeft > 0],
    ['not-offered', offer === 'not-made'],
    ['offer-open', offer === 'open'],
    ['replies-left', repliesLeft > 0],
  ]
  return blocks.flatMap(([block, stands]) => (stands ? [block] : []))
}

/** Whether the words of a session can be offered now: once, when every note is checked and somebody was there. */
export function canBeOffered({ held, notesLeft, offer }: Omit<SubmitFacts, 'repliesLeft'>): boolean {
  return held && notesLeft === 0 && offer === 'not-made'
}

/** What a page of words was made from: words that were changed since are noticed. */
export function wordsSeen(points: readonly { id: string; text: string }[]): string {
  return sha256(JSON.stringify(points.map(({ id, text }) => [id, text]))).slice(0, 16)
}
