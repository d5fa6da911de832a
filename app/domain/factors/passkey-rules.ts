import type { SignInMethod } from '../sign-in/status.ts'
import { maySetUp } from './rules.ts'

/** More than anybody has devices. */
export const MOST_PASSKEYS = 10

/** Why a passkey is not added. `refused` for every reason its answer is not taken. */
export type WhyNotAdded = 'refused' | 'too-many' | 'has-factor'

export const notAddedWords = {
  refused: {
    field: '',
    message: 'The passkey could not be added. It took too long, or it is in use already. Try again',
  },
  'too-many': { field: '', message: `You can have ${MOST_PASSKEYS} passkeys. Remove one that you no longer use first` },
  'has-factor': { field: '', message: 'You have a way to prove who you are already. Sign in with that' },
} as const

type Factors = { app: boolean; passkeys: number }

/** Why a passkey may not be removed: nothing else would prove who its owner is, or their role needs one. Null when it may. */
export function whyPasskeyStays(
  { app, passkeys }: Factors,
  mustHavePasskey: boolean,
): 'last-factor' | 'last-passkey' | null {
  if (passkeys > 1) return null
  if (mustHavePasskey) return 'last-passkey'
  return app ? null : 'last-factor'
}

/**
 * Whether a sign-in may set up a passkey: what `maySetUp` asks, and they have none, or have just used a recovery code
 * because they lost it (security.md AUT-11).
 */
export function maySetUpPasskey(session: { method: SignInMethod | null }, factors: Factors): boolean {
  return maySetUp(session, factors) && (factors.passkeys === 0 || session.method === 'recovery-code')
}

/** Where a passkey can be used, in words. */
export function passkeyPlace({ backedUp }: { backedUp: boolean }): string {
  return backedUp ? 'Synced: on every device of your password manager' : 'On this one device or key only'
}
