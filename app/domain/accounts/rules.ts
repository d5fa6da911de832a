import { type Role, roleWords } from '../access/permissions.ts'
import type { LocalDate } from '../shared/dates.ts'
import type { InvitationState } from './status.ts'

/** The address of the first administrator's account until they type their own. */
export const UNNAMED_ADMINISTRATOR = 'first-administrator.invalid'
/** A link to set a password lives 72 hours (AUT-01). */
export const INVITATION_HOURS = 72
/** Password length in characters (AUT-02). */
export const PASSWORD_MIN = 15
export const PASSWORD_MAX = 128

/** One spelling of an email address: trimmed and lower case. */
export const normalEmail = (text: string) => text.trim().toLowerCase()

/** Roles that are given for one forum or for all; every other role is for all forums. */
const PER_FORUM: readonly Role[] = ['facilitator', 'support']

/** When a grant reaches: not ended, begun, and not past its last day (both days in London, both inside). */
export function isLive(
  grant: { startsOn: LocalDate | null; endsOn: LocalDate | null; endedAt: Date | null },
  today: LocalDate,
): boolean {
  const { startsOn, endsOn, endedAt } = grant
  return endedAt === null && (startsOn === null || startsOn <= today) && (endsOn === null || endsOn >= today)
}

export const isPerForum = (role: Role) => PER_FORUM.includes(role)

/** A role as people say it: "Facilitator, Open forum". */
export const roleInWords = ({ role, forum }: { role: Role; forum: string | null }) =>
  isPerForum(role) ? `${roleWords[role]}, ${forum ?? 'all forums'}` : roleWords[role]

/** How far a one-time link is that has not been opened: its letter is on the way, sent, given up, or it is too old. */
export function invitationState(
  { expiresAt, letter }: { expiresAt: Date; letter: 'pending' | 'leased' | 'sent' | 'dead' | 'cancelled' | null },
  now: Date,
): InvitationState {
  if (expiresAt <= now) return 'expired'
  if (letter === null) return 'by-hand'
  if (letter === 'sent') return 'sent'
  return letter === 'dead' || letter === 'cancelled' ? 'failed' : 'waiting'
}
