import type { RouteKind } from '../contact/status.ts'
import { arrived } from '../register/rules.ts'
import type { RegisterStatus } from '../register/status.ts'
import { canBeChanged, hasStarted, mayInvite } from '../sessions/rules.ts'
import type { SessionState } from '../sessions/status.ts'

/** How long a sender may keep a message before another may try it. */
export const LEASE_MINUTES = 2
/** After this many failures a message is given up and shown as not sent. */
export const MAX_ATTEMPTS = 8

/** Minutes until the next attempt: 1, 2, 4 … up to 4 hours (security.md R6). */
export function backoffMinutes(attempts: number): number {
  return Math.min(2 ** Math.max(attempts - 1, 0), 240)
}

/** One plain address: no list, no display name, no line break, at most 254 characters (security.md INJ-02). */
export function isOneAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[A-Za-z0-9._%+'-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/.test(
      text,
    )
  )
}

/** True while a reminder of a session still makes sense: it is to take place, and has not begun. */
export function reminderStillDue(session: { state: string; startsAt: Date }, now: Date): boolean {
  return (session.state === 'planned' || session.state === 'confirmed') && session.startsAt > now
}

type Delivery = { state: 'pending' | 'leased' | 'sent' | 'dead' | 'cancelled'; attempts: number }

/** True while a message may still leave. */
export function isWaiting({ state }: Pick<Delivery, 'state'>): boolean {
  return state === 'pending' || state === 'leased'
}

/** How far a message is, in words. */
export function deliveryWords({ state, attempts }: Delivery): string {
  if (state === 'pending') return attempts === 0 ? 'Waiting to be sent' : 'Not sent yet. We will try again'
  if (state === 'leased') return 'Being sent'
  if (state === 'sent') return 'Sent'
  return state === 'dead' ? 'Not sent. We gave up' : 'Cancelled'
}

/** What can change about an account, of which its owner is told. */
export const ACCOUNT_CHANGES = [
  'password',
  'password-reset',
  'app',
  'app-removed',
  'passkey',
  'passkey-removed',
  'recovery-codes',
  'recovery-code-used',
  'new-device',
  'wrong-codes',
  'roles',
] as const
export type AccountChange = (typeof ACCOUNT_CHANGES)[number]

export const isAccountChange = (text: string): text is AccountChange =>
  (ACCOUNT_CHANGES as readonly string[]).includes(text)

/** What participants are told about one session, in the order in which it can happen. */
export const SESSION_TEMPLATES = [
  'session-invitation',
  'session-coming',
  'session-moved',
  'session-off',
  'session-thanks',
  'wording-check',
] as const
export type SessionTemplate = (typeof SESSION_TEMPLATES)[number]

export const isSessionTemplate = (text: string): text is SessionTemplate =>
  (SESSION_TEMPLATES as readonly string[]).includes(text)

/** The routes on which a machine may deliver; the rest is for a person. */
export const MACHINE_ROUTES: readonly RouteKind[] = ['email']
/** A message that is held back until its session is confirmed is looked at again after so many minutes. */
export const HELD_MINUTES = 60
/** For so many days after a session it makes sense to thank for it. */
export const THANKS_DAYS = 14

/** `wordsOpen` is false when nobody is asked about the words of the session any more, or yet. */
type Meeting = { state: SessionState; startsAt: Date; wordsOpen?: boolean }

/** Whether somebody has said if they come, or it stands in the register how it ended. */
export const hasAnswered = (status: RegisterStatus | null) => status !== null && status !== 'invited'

/**
 * What becomes of a message about a session at a moment: it goes, it is held back while the session is not confirmed, or it
 * is over, for there is nothing left to tell (product, step 3).
 */
export function fateOf(
  template: SessionTemplate,
  { status, ...session }: Meeting & { status: RegisterStatus | null },
  now: Date,
): 'goes' | 'held' | 'over' {
  const isToCome = canBeChanged(session.state) && !hasStarted(session, now)
  switch (template) {
    case 'session-invitation':
    case 'session-coming':
      if (!isToCome || hasAnswered(status)) return 'over'
      return mayInvite(session.state) ? 'goes' : 'held'
    case 'session-moved':
      return isToCome ? 'goes' : 'over'
    case 'session-off':
      return (session.state === 'cancelled' || session.state === 'postponed') && !hasStarted(session, now)
        ? 'goes'
        : 'over'
    case 'session-thanks':
      return status && arrived(status) && now < thanksEnd(session) ? 'goes' : 'over'
    case 'wording-check':
      return status && arrived(status) && session.wordsOpen !== false ? 'goes' : 'over'
  }
}

/** Until when a thank-you may leave. */
export const thanksEnd = ({ startsAt }: Pick<Meeting, 'startsAt'>) =>
  new Date(startsAt.getTime() + THANKS_DAYS * 86_400_000)
