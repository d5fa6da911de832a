import { arrived } from '../register/rules.ts'
import { REGISTER_STATUSES } from '../register/status.ts'
import type { DayIntent, Mark, Moment } from './protocol.ts'

/** One tap that a person's mark leaves open. `away`: folded away where there is room for little. */
export type MarkTap = { wanted: Mark; words: string; main?: boolean; away?: boolean }

/** The taps beside a person, from how they are marked: the page shows them, and a device without a connection too. */
export function markTaps(mark: Mark, started: boolean, was: Mark | null): MarkTap[] {
  const isHere = mark !== 'none' && arrived(mark)
  const isSettled = mark !== 'none' && REGISTER_STATUSES[mark].settled
  const taps: (MarkTap | false)[] = [
    !isHere && { wanted: 'attended', words: 'Arrived', main: true },
    mark === 'attended' && { wanted: 'left_early', words: 'Left early' },
    isSettled && { wanted: mark === 'left_early' ? 'attended' : (was ?? 'none'), words: 'Undo' },
    !isSettled && { wanted: 'apologies', words: 'Sent apologies', away: true },
    !isSettled && started && { wanted: 'did_not_attend', words: 'Did not attend', away: true },
  ]
  return taps.filter((tap) => tap !== false)
}

/** How a mark is said. */
export const markWords = (mark: string): string =>
  mark in REGISTER_STATUSES ? REGISTER_STATUSES[mark as keyof typeof REGISTER_STATUSES].label : 'Not marked'

/** The taps of an item of the agenda, from how far it is. */
export const timeTaps: Record<Moment, readonly { wanted: Moment; words: string; main?: boolean }[]> = {
  waiting: [{ wanted: 'running', words: 'Begin', main: true }],
  running: [
    { wanted: 'ended', words: 'End', main: true },
    { wanted: 'waiting', words: 'Undo: not begun' },
  ],
  ended: [{ wanted: 'running', words: 'Go on with this' }],
}

/** How far an item is, in a word. */
export const momentWords: Record<Moment, string> = { waiting: '', running: 'Now', ended: 'Done' }

/** What the next page has to know: what was tapped last, so that it can be taken back as it was. */
export function queryAfter(post: { intent: DayIntent } & Record<string, unknown>): string {
  if (post.intent === 'mark') return `?was=${post.participant}.${post.before}`
  if (post.intent === 'tap' && !post.round) return `?tapped=${post.question}.${post.answer}`
  if (post.intent === 'note') return `?at=${post.item || 'other'}`
  if (post.intent === 'staff') return '?at=staff'
  return ''
}
