import type { Role } from '../access/permissions.ts'
import { isLive } from '../accounts/rules.ts'
import { addDays, addMonths, type LocalDate, type Quarter, quarterBounds, quarterOf } from '../shared/dates.ts'

/** A proposal that nobody decides is over after so many days. */
export const PROPOSAL_DAYS = 14
/** A role not used for so many days is marked in the review. */
export const UNUSED_DAYS = 90
/** A review is due from the first day of a quarter, and overdue after so many days. */
export const REVIEW_DAYS = 30
/** So many months ahead a role may begin. */
const MONTHS_AHEAD = 12

/** What a role is given with, as a form asks for it: the forum by its slug, or `all`. */
export type NewGrant = {
  role: Role
  forum: string
  startsOn: LocalDate
  endsOn: LocalDate | null
  reason: string
}

type Reach = { startsOn: LocalDate | null; endsOn: LocalDate | null; endedAt: Date | null }

/** Why a role cannot begin on this day; null when it can. Nothing is ever given for days that are past. */
export function whyNotFrom(startsOn: LocalDate, today: LocalDate): 'starts-in-the-past' | 'starts-too-late' | null {
  if (startsOn < today) return 'starts-in-the-past'
  return startsOn > addMonths(today, MONTHS_AHEAD) ? 'starts-too-late' : null
}

/** Whether a role has not been ended and its last day has not passed: it reaches now, or will. */
export const isToCome = ({ endsOn, endedAt }: Omit<Reach, 'startsOn'>, today: LocalDate) =>
  endedAt === null && (endsOn === null || endsOn >= today)

export function grantStanding(grant: Reach, today: LocalDate): 'live' | 'future' | 'ended' {
  if (isLive(grant, today)) return 'live'
  return isToCome(grant, today) ? 'future' : 'ended'
}

type Held = Reach & { role: Role; forumId: string | null }

/** Whether somebody has a role already for some of the days for which it is to be given. */
export function overlaps(
  held: Held,
  wanted: { role: Role; forumId: string | null; startsOn: LocalDate; endsOn: LocalDate | null },
): boolean {
  if (held.endedAt !== null || held.role !== wanted.role) return false
  if (held.forumId !== null && held.forumId !== wanted.forumId) return false
  const beginsInTime = held.startsOn === null || wanted.endsOn === null || held.startsOn <= wanted.endsOn
  return beginsInTime && (held.endsOn === null || held.endsOn >= wanted.startsOn)
}

type Proposal = { state: 'open' | 'approved' | 'refused' | 'withdrawn'; expiresAt: Date }

/** Whether a proposal still waits for an answer. */
export const isWaiting = ({ state, expiresAt }: Proposal, now: Date) => state === 'open' && expiresAt > now

/** Why this person may not approve; null when they may (product.md, "Two people": people are compared, not roles). */
export function whyNotApprove(
  proposal: { personId: string; proposedBy: string },
  actorId: string,
): 'own-proposal' | 'own-account' | null {
  if (proposal.proposedBy === actorId) return 'own-proposal'
  return proposal.personId === actorId ? 'own-account' : null
}

/** The day a proposed role begins when it is approved today: never before. */
export const firstDay = (startsOn: LocalDate | null, today: LocalDate) =>
  startsOn !== null && startsOn > today ? startsOn : today

/** The id of the grant that a proposal becomes: one proposal, one grant, whatever happens at the same moment. */
export const grantIdOf = (proposalId: string) => proposalId.replace(/^\w+?_/, 'grt_')
export const proposalIdOf = (grantId: string) => grantId.replace(/^\w+?_/, 'gpr_')

/** Whether a role has not been used for three months, of which it reached all. */
export function isUnused(
  grant: { startsOn: LocalDate | null; lastUsedOn: LocalDate | null },
  today: LocalDate,
): boolean {
  const since = addDays(today, -UNUSED_DAYS)
  const isOld = grant.startsOn === null || grant.startsOn <= since
  return isOld && (grant.lastUsedOn === null || grant.lastUsedOn < since)
}

/**
 * Whether a grant is part of a review: it reached on the day the review began, and was given before that day. What is
 * given meanwhile was looked at when it was given.
 */
export function isReviewed(grant: Reach, startedOn: LocalDate, startedAt: Date): boolean {
  const isOlder = grant.startsOn === null || grant.startsOn < startedOn
  const reached = grant.endsOn === null || grant.endsOn >= startedOn
  return isOlder && reached && (grant.endedAt === null || grant.endedAt >= startedAt)
}

/** The quarter a review is for today, from when it is due and after which day it is overdue. */
export function reviewCalendar(today: LocalDate): { quarter: Quarter; dueFrom: LocalDate; dueUntil: LocalDate } {
  const quarter = quarterOf(today)
  const { from } = quarterBounds(quarter)
  return { quarter, dueFrom: from, dueUntil: addDays(from, REVIEW_DAYS) }
}
