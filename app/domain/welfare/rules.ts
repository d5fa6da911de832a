import type { RegisterStatus } from '../register/status.ts'
import { type SessionState, tookPlace } from '../sessions/status.ts'
import { type FollowUpIntent, type FollowUpState, followUpMoves } from './status.ts'

/** Until when somebody is asked how they are, in hours after the end of the session (domain §8, "After"). */
export const DUE_HOURS = 72
/** A register that is completed later than this raises nothing by itself any more. */
export const RAISED_DAYS = 7
/** Whoever leaves before the end or stays away is asked how they are (product, step 7). */
export const RAISING_STATUSES = ['left_early', 'did_not_attend'] as const satisfies readonly RegisterStatus[]

const HOUR = 3_600_000

type Times = { startsAt: Date; minutes: number }
type FollowUp = { state: FollowUpState; ownerId: string | null; dueAt: Date }

/** The moment at which a session ends. */
export const endOf = ({ startsAt, minutes }: Times): Date => new Date(startsAt.getTime() + minutes * 60_000)

/** When a check-in is due: 72 hours after the session's end, or after it was asked for where that is later. */
export function dueAfter(session: Times, raisedAt: Date = session.startsAt): Date {
  const from = Math.max(endOf(session).getTime(), raisedAt.getTime())
  return new Date(from + DUE_HOURS * HOUR)
}

/** Whether a register still raises check-ins by itself: the session took place, and ended in the last seven days. */
export function raisesByItself(session: Times & { state: SessionState }, now: Date): boolean {
  const ago = now.getTime() - endOf(session).getTime()
  return tookPlace(session.state) && ago >= 0 && ago <= RAISED_DAYS * 24 * HOUR
}

/** Whether one may be asked for by hand: from the beginning of a session until it is closed. */
export function canBeRaised({ state, startsAt }: { state: SessionState; startsAt: Date }, now: Date): boolean {
  return startsAt <= now && ['planned', 'confirmed', 'held'].includes(state)
}

/**
 * Whether an open check-in is not to be made any more: they do not agree to it today, or the register was put right and
 * nobody has taken it on. One that was asked for by hand has an owner from the beginning.
 */
export function isNotNeeded(
  { ownerId }: Pick<FollowUp, 'ownerId'>,
  { agrees, status }: { agrees: boolean; status: RegisterStatus | null },
): boolean {
  return !agrees || (ownerId === null && !RAISING_STATUSES.some((raising) => raising === status))
}

/** Whether nobody has asked them in time. */
export const isOverdue = ({ state, dueAt }: Pick<FollowUp, 'state' | 'dueAt'>, now: Date): boolean =>
  state === 'open' && dueAt < now

/** Whether somebody has this check-in to make: it is open, and they took it on. */
export const isTheirsToMake = ({ state, ownerId }: Pick<FollowUp, 'state' | 'ownerId'>, personId: string): boolean =>
  state === 'open' && ownerId === personId

/** What this person may say of a check-in now. Its owner settles it; a closed session is left as it is. */
export function movesFor(
  { state, ownerId }: Pick<FollowUp, 'state' | 'ownerId'>,
  session: SessionState,
  personId: string,
): FollowUpIntent[] {
  if (ownerId !== personId || (state !== 'open' && session === 'balanced')) return []
  return (Object.keys(followUpMoves) as FollowUpIntent[]).filter((intent) =>
    (followUpMoves[intent].from as readonly FollowUpState[]).includes(state),
  )
}
