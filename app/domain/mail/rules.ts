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
