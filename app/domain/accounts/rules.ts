import { type Role, roleWords } from '../access/permissions.ts'
import type { LocalDate } from '../shared/dates.ts'
import type { FieldError } from '../shared/result.ts'
import type { InvitationState } from './status.ts'

/** The address of the first administrator's account until they type their own. */
export const UNNAMED_ADMINISTRATOR = 'first-administrator.invalid'
/** A link to set a password lives 72 hours (AUT-01). */
export const INVITATION_HOURS = 72
/** A link to choose a new password lives 30 minutes (AUT-09). */
export const RESET_MINUTES = 30
/** Password length in characters (AUT-02). */
export const PASSWORD_MIN = 15
export const PASSWORD_MAX = 128

/** How long a password is, in Unicode code points: an emoji counts once (AUT-02). Counts no further than it must. */
export function passwordLength(password: string): number {
  return password.length > 2 * PASSWORD_MAX ? PASSWORD_MAX + 1 : [...password].length
}

/** What the form says to a password that is too easy to guess (AUT-03). */
export const easyPasswordWords = {
  'common-password': {
    field: 'password',
    message: 'This password is easy to guess. Choose another, such as three or four unusual words',
  },
  'own-words': {
    field: 'password',
    message: 'Choose a password that is not made of your name, your email address or words of this service',
  },
} as const satisfies Record<string, FieldError>

/**
 * One spelling of an email address: trimmed, and A to Z in lower case. No other letter is touched, so that one which only
 * looks like a letter of an address (the Kelvin sign for a k) never becomes it.
 */
export const normalEmail = (text: string) => text.trim().replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

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
