import { tellingWord } from '../contact/rules.ts'
import { identifyingSigns } from '../points/rules.ts'
import { canBeChanged, hasStarted } from '../sessions/rules.ts'
import { type SessionState, takesItsDay } from '../sessions/status.ts'
import { formatTime, type LocalDate, londonParts } from '../shared/dates.ts'
import type { AgendaSource, AgendaState } from './status.ts'

/** Dots that each person can give for one session; all may go to one item (product, step 4). */
export const DOTS = 3
/** Suggestions that each participant can send through their link for one session. */
export const MOST_SUGGESTIONS = 5
/** So many items fit into one meeting, and on one sheet of paper. */
export const MOST_ITEMS = 15
export const TEXT_MAX = 200
export const MOST_MINUTES = 240

/** The first item of every agenda (product, step 4). */
export const FIRST_ITEM = 'What changed since last time'
export const firstItemId = (sessionId: string) => `agi_first_${sessionId}`

/** The first item of a session as it is stored: made when it is first needed, and one a session by its id. */
export function firstItem(session: { id: string; forumId: string; date: LocalDate }) {
  return {
    ...{ id: firstItemId(session.id), forumId: session.forumId, sessionId: session.id, text: FIRST_ITEM },
    ...{ source: 'standing' as const, state: 'on' as const, position: 0, suggestedOn: session.date },
  }
}

export type Item = {
  id: string
  sessionId: string | null
  text: string
  source: AgendaSource
  state: AgendaState
  mergedInto: string | null
  carriedFrom: string | null
  position: number | null
  minutes: number | null
  dots: number
  roomDots: number
  endedAt: Date | null
  suggestedOn: LocalDate
  version: number
}

/** An item with everything that was merged into it, however often: their dots are its dots. */
export type Line<T extends Item = Item> = T & { merged: T[]; linkDots: number; allRoomDots: number; allDots: number }

/**
 * An item with what was merged into it. Each row keeps the dots that were given to it, so that the sum is what people gave
 * and no more, and taking apart gives each its own back. Dots given for another session do not count.
 */
export function lineOf<T extends Item>(item: T, all: readonly T[]): Line<T> {
  const merged = mergedUnder(item.id, all)
  const counted = [item, ...merged].filter(({ sessionId }) => sessionId === item.sessionId)
  const sum = (dots: (one: T) => number) => counted.reduce((total, one) => total + dots(one), 0)
  const linkDots = sum((one) => one.dots)
  const allRoomDots = sum((one) => one.roomDots)
  return { ...item, merged, linkDots, allRoomDots, allDots: linkDots + allRoomDots }
}

function mergedUnder<T extends Item>(id: string, all: readonly T[]): T[] {
  const into = all.filter((one) => one.state === 'merged' && one.mergedInto === id)
  return into.flatMap((one) => [one, ...mergedUnder(one.id, all)])
}

const isOnAgenda = ({ state }: Item) => state === 'on' || state === 'done' || state === 'carried'

/**
 * The agenda of a session in its order, without the first item: by dots, those carried over first among equals; once
 * somebody has put it in order by hand as they did, and what came later at the end.
 */
export function agendaOf<T extends Item>(sessionId: string, all: readonly T[], byHand: boolean): Line<T>[] {
  const lines = all
    .filter((item) => item.sessionId === sessionId && isOnAgenda(item) && item.source !== 'standing')
    .map((item) => lineOf(item, all))
  return lines.toSorted((one, other) => (byHand ? byPosition(one, other) : 0) || byDots(one, other))
}

const place = ({ position }: Item) => position ?? Number.MAX_SAFE_INTEGER
const byPosition = (one: Item, other: Item) => place(one) - place(other)

function byDots(one: Line, other: Line): number {
  return (
    other.allDots - one.allDots ||
    Number(other.carriedFrom !== null) - Number(one.carriedFrom !== null) ||
    one.suggestedOn.localeCompare(other.suggestedOn) ||
    one.id.localeCompare(other.id)
  )
}

/** The same list with one of it a step higher or lower; null when there is no such step. */
export function stepped<T>(list: readonly T[], at: number, way: 'up' | 'down'): T[] | null {
  const to = way === 'up' ? at - 1 : at + 1
  const [one, other] = [list[at], list[to]]
  if (one === undefined || other === undefined) return null
  return list.map((each, index) => (index === at ? other : index === to ? one : each))
}

/** Whether two lists hold the same, each once, in whatever order. */
export function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && new Set([...some, ...others]).size === some.length
}

const mergeable = ({ state, source }: Item) => (state === 'suggested' || state === 'on') && source !== 'standing'

/** Whether one item can go into another: both stand for themselves, and neither is the first item. */
export const mayMerge = (item: Item, into: Item) => item.id !== into.id && mergeable(item) && mergeable(into)

/**
 * What belongs to an item on the agenda of a session. Dots were given for one session: an item that comes to another one
 * begins again without any, and one that comes back has those that it had.
 */
export function onAgendaOf(item: Item, sessionId: string) {
  const fresh = item.sessionId === sessionId ? {} : { dots: 0, roomDots: 0, position: null }
  return { ...fresh, sessionId, state: 'on' as const, mergedInto: null }
}

/** How many dots can have been given in the room: three each, without those that came through links. */
export function mostRoomDots({ people, linkDots, voters }: { people: number; linkDots: number; voters: number }) {
  return Math.max(0, Math.max(people, voters) * DOTS - linkDots)
}

/** Whether the facilitator may still change the agenda: until the session was held or is off. */
export const isOpenToChange = ({ state }: { state: SessionState }) => canBeChanged(state)

/** Whether suggestions and dots through links are still taken: until the session starts. */
export function takesVotes(session: { state: SessionState; startsAt: Date }, now: Date): boolean {
  return canBeChanged(session.state) && !hasStarted(session, now)
}

/** Whether what was not talked about can go to the next session: once this one has begun, or does not take place. */
export function canCarry(session: { state: SessionState; startsAt: Date }, now: Date): boolean {
  return session.state === 'cancelled' || session.state === 'postponed' || hasStarted(session, now)
}

/** Whether it can be said what became of an item: once the session has begun. Nobody talks where it does not take place. */
export function canSettle(session: { state: SessionState; startsAt: Date }, now: Date): boolean {
  return takesItsDay(session.state) && hasStarted(session, now)
}

/** Whether an item was talked about: somebody said so, or its end was tapped on the day. */
export const isDone = ({ state, endedAt }: Pick<Item, 'state' | 'endedAt'>) => state === 'done' || endedAt !== null

/** What of an agenda waits to be carried over. */
export const leftOver = <T extends Item>(lines: readonly T[]) =>
  lines.filter((line) => line.state === 'on' && !isDone(line) && line.source !== 'standing')

type Meeting = { state: SessionState; startsAt: Date }

/**
 * Whether what was carried over can be taken back: as long as nobody has given dots to any of it where it went, none of it
 * was merged or carried further there, and that session has not begun. Dots for other items there stay as they are.
 */
export function canBringBack(
  copies: readonly Item[],
  { all, sessions }: { all: readonly Item[]; sessions: readonly Meeting[] },
  now: Date,
): boolean {
  const ids = copies.map(({ id }) => id)
  const isTied = all.some(({ mergedInto, carriedFrom }) =>
    [mergedInto, carriedFrom].some((id) => id !== null && ids.includes(id)),
  )
  const isUntouched = copies.every(
    ({ state, dots, roomDots }) => dots + roomDots === 0 && ['on', 'suggested', 'not-taken'].includes(state),
  )
  return copies.length > 0 && isUntouched && !isTied && sessions.every((one) => takesVotes(one, now))
}

type Timed = { minutes: number | null }

/** How the minutes of an agenda stand against the length of its session. */
export function minutesOf(items: readonly Timed[], length: number) {
  const planned = items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
  const without = items.filter(({ minutes }) => minutes === null).length
  return { planned, without, length, left: length - planned }
}

/** When each item begins, as far as the ones before it have minutes; null when none of them has. */
export function timesOf(items: readonly Timed[], startsAt: Date): (string | null)[] {
  let at: number | null = items.some(({ minutes }) => minutes !== null) ? startsAt.getTime() : null
  return items.map(({ minutes }) => {
    const begins = at === null ? null : formatTime(londonParts(new Date(at)).time)
    at = at === null || minutes === null ? null : at + minutes * 60_000
    return begins
  })
}

/**
 * What in the words of an item a facilitator should look at again: something that says who it is about, or a word that
 * tells whoever looks at the paper or over a shoulder what the meeting is (security.md LNK-06).
 */
export function cautionsIn(text: string, forums: readonly string[]): string[] {
  const telling = tellingWord(text, forums)
  return [...identifyingSigns(text), ...(telling ? [`the word “${telling}”`] : [])]
}

/** The first day of a month: as near as it is kept when something was suggested through a link. */
export const monthOf = (day: LocalDate): LocalDate => `${day.slice(0, 8)}01`
