import type { SignInMethod } from '../sign-in/status.ts'

/** More than anybody has devices. */
export const MOST_PASSKEYS = 10

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
 * Whether somebody who may not go in without a passkey may set one up: they have none, or have just used a recovery
 * code because they lost it (security.md AUT-11).
 */
export function canSetUpPasskey({ passkeys }: Factors, method: SignInMethod | null): boolean {
  return passkeys === 0 || method === 'recovery-code'
}

/** Where a passkey can be used, in words. */
export function passkeyPlace({ backedUp }: { backedUp: boolean }): string {
  return backedUp ? 'Synced: on every device of your password manager' : 'On this one device or key only'
}
