import type { Role } from '../access/permissions.ts'

/** Idle 15 minutes, 8 hours in all (security.md SES-03). */
export const IDLE_MINUTES = 15
export const ABSOLUTE_HOURS = 8
/** A link to set a password lives 72 hours (AUT-01). */
export const INVITATION_HOURS = 72
/** Password length in characters (AUT-02). */
export const PASSWORD_MIN = 15
export const PASSWORD_MAX = 128

export const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)
export const hoursAfter = (at: Date, hours: number) => minutesAfter(at, hours * 60)

/** When a session ends if it is not used again: 15 minutes on, never past its absolute end. */
export function idleUntil(now: Date, endsAt: Date): Date {
  const idle = minutesAfter(now, IDLE_MINUTES)
  return idle < endsAt ? idle : endsAt
}

/** One spelling of an email address: trimmed and lower case. */
export const normalEmail = (text: string) => text.trim().toLowerCase()

/** Roles that are given for one forum or for all; every other role is for all forums. */
const PER_FORUM: readonly Role[] = ['facilitator', 'support']

export const isPerForum = (role: Role) => PER_FORUM.includes(role)
