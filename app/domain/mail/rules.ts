import type { CarriedRoute } from '../../mail-settings.ts'
import { NEUTRAL_SENDER } from '../contact/rules.ts'
import { arrived } from '../register/rules.ts'
import type { RegisterStatus } from '../register/status.ts'
import { canBeChanged, hasStarted, mayInvite } from '../sessions/rules.ts'
import type { SessionState } from '../sessions/status.ts'

export type { CarriedRoute }

/** How long a sender may keep a message before another may try it. */
export const LEASE_MINUTES = 2
/** After this many failures a message is given up: with the pauses between them, in two to three days. */
export const MAX_ATTEMPTS = 24
/** A pause may be longer than the shortest by this part, so that all that waited do not come at once. */
export const PAUSE_SPREAD = 0.5
const LONGEST_PAUSE = 240

/** Minutes that a message waits at least after so many failures: 1, 2, 4 …; at most 4 hours with the spread (security.md R6). */
export function shortestPause(attempts: number): number {
  return Math.min(2 ** Math.max(attempts - 1, 0), LONGEST_PAUSE / (1 + PAUSE_SPREAD))
}

/** Minutes that a message has waited at least: since it was due, or over the tries that failed. */
export function minutesWaited({ due, attempts }: { due: Date | null; attempts: number }, now: Date): number {
  const sinceDue = due ? (now.getTime() - due.getTime()) / 60_000 : 0
  const pauses = Array.from({ length: Math.max(attempts - 1, 0) }, (_, n) => shortestPause(n + 1))
  return Math.max(
    sinceDue,
    pauses.reduce((sum, minutes) => sum + minutes, 0),
  )
}
/** So many tries take half an hour at least: time for a person to look. */
export const TRIES_TO_TELL = 6
const UNDELIVERED_DAYS = 7

/** Letters to staff that did not arrive are shown for a week after they stopped making sense. */
export const undeliveredSince = (now: Date) => new Date(now.getTime() - UNDELIVERED_DAYS * 86_400_000)

/** One plain address: no list, no display name, no line break, at most 254 characters (security.md INJ-02). */
export function isOneAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[A-Za-z0-9._%+'-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/.test(
      text,
    )
  )
}

const PHONE = /^\+\d{7,15}$/
/** What GOV.UK Notify can print: no line may begin like this. */
const ADDRESS_LINE = /^[^@()=[\]"\\/,<>\p{Cc}][^\p{Cc}]*$/u

/** One recipient on a route: an email address, a phone number with its country, or three to seven lines of an address. */
export function isOneRecipient(route: CarriedRoute, to: string): boolean {
  if (route === 'email') return isOneAddress(to)
  if (route === 'text') return PHONE.test(to)
  const lines = to.split('\n')
  return lines.length >= 3 && lines.length <= 7 && lines.every((line) => ADDRESS_LINE.test(line))
}

/** True for a sender name that somebody chose for themselves. */
export const isChosenSender = (sender: string): boolean => sender !== NEUTRAL_SENDER

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
