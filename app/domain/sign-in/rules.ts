import { needsPasskey, type Role } from '../access/permissions.ts'
import type { SignInMethod } from './status.ts'

/** Idle 15 minutes, 10 for an administrator, 8 hours in all (security.md SES-03). */
export const IDLE_MINUTES = 15
export const ADMINISTRATOR_IDLE_MINUTES = 10
export const ABSOLUTE_HOURS = 8
/** How long before the idle end the page says so (WCAG 2.2.1). */
export const WARNING_MINUTES = 2
/** A click this soon after the one that was noted last is not noted again. */
export const NOTED_SECONDS = 60
/** A device that somebody has not signed in on for so long is new again (security.md AUT-11). */
export const KNOWN_DEVICE_DAYS = 30

export const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)
export const hoursAfter = (at: Date, hours: number) => minutesAfter(at, hours * 60)

/** Minutes without a click after which somebody with these roles is signed out (security.md SES-03). */
export function idleMinutes(roles: readonly Role[]): number {
  return roles.includes('admin') ? ADMINISTRATOR_IDLE_MINUTES : IDLE_MINUTES
}

/** When a session ends if it is not used again: so many minutes on, never past its absolute end. */
export function idleUntil(now: Date, endsAt: Date, minutes = IDLE_MINUTES): Date {
  const idle = minutesAfter(now, minutes)
  return idle < endsAt ? idle : endsAt
}

/**
 * Whether a sign-in is enough for somebody's roles as they are now: one that needs a passkey may have begun since they
 * came in with something else (security.md AUT-11). Nobody in the demonstration has a passkey.
 */
export const isEnoughFor = (roles: readonly Role[], method: SignInMethod | null) =>
  !needsPasskey(roles) || method === 'passkey' || method === 'demonstration'

type Limits = { usedAt: Date | null; idleUntil: Date; endsAt: Date }

/** Clocks of two machines, or of one that is being set right, may differ by so much. */
const CLOCK_TOLERANCE = 60_000

/** Whether a session is over: idle too long, too old, or used well after now, which means that a clock was set back. */
export function isOver({ usedAt, idleUntil: idle, endsAt }: Limits, now: Date): boolean {
  return idle <= now || endsAt <= now || (usedAt !== null && usedAt.getTime() > now.getTime() + CLOCK_TOLERANCE)
}

/** What a page says of the end of the session it was shown under. */
export type Ending = {
  /** The moment at which it ends. */
  at: string
  /** Seconds until then. */
  seconds: number
  /** Whole minutes after the page was shown when the warning is due. */
  warnAfter: number
  /** The absolute end comes before the next idle end: a click does not put it off any more. */
  last: boolean
}

/** When the session of a page that is shown now ends, and when the page is to say so (WCAG 2.2.1). */
export function endingOf({ idleUntil: idle, endsAt }: Omit<Limits, 'usedAt'>, now: Date): Ending {
  const last = endsAt <= idle
  const seconds = Math.max(0, Math.floor((idle.getTime() - now.getTime()) / 1000))
  const warnAfter = last ? 0 : Math.max(0, Math.floor(seconds / 60) - WARNING_MINUTES)
  return { at: idle.toISOString(), seconds, warnAfter, last }
}
