import type { SignInMethod, SignInStage } from '../sign-in/status.ts'

type Factors = { app: boolean; passkeys: number }

/** How far a right password brings somebody: to prove the second factor they have, or to set one up. */
export function stageAfterPassword({ app, passkeys }: Factors): SignInStage {
  return app || passkeys > 0 ? 'second-factor' : 'set-up'
}

/** How far a right second factor brings somebody: in, unless their roles need a passkey and they used something else. */
export function stageAfterFactor(method: SignInMethod, mustHavePasskey: boolean): SignInStage {
  return mustHavePasskey && method !== 'passkey' ? 'set-up' : 'full'
}

/** Whether the code of an app is taken: not from those who must have a passkey and have one (security.md AUT-11). */
export function mayUseApp({ app, passkeys }: Factors, mustHavePasskey: boolean): boolean {
  return app && !(mustHavePasskey && passkeys > 0)
}

/** Whether a sign-in may set up a factor: one that has proved one, or of somebody who has none. A password is not enough. */
export function maySetUp(session: { method: SignInMethod | null }, { app, passkeys }: Factors): boolean {
  return session.method !== null || (!app && passkeys === 0)
}

/** Whether somebody who is setting up has proved all that their roles need, and may go on once their codes are stored. */
export function hasSetUp(session: { stage: SignInStage; method: SignInMethod | null }, mustHavePasskey: boolean) {
  const { stage, method } = session
  return stage === 'set-up' && method !== null && stageAfterFactor(method, mustHavePasskey) === 'full'
}

/** Why an app cannot be removed: it is the last factor, or there is none. Null when it can. */
export function whyAppStays({ app, passkeys }: Factors): 'no-app' | 'last-factor' | null {
  if (!app) return 'no-app'
  return passkeys > 0 ? null : 'last-factor'
}

/** Whose codes an authenticator app shows: what stands above them in its list. */
export const ISSUER = 'Victim Voice Forum'
/** How long a seed that was shown may be confirmed with a code, in minutes. */
export const OFFER_MINUTES = 30

/** What a page says when a code does not prove the app that was shown. */
export const unprovenWords = {
  'offer-over': { field: 'code', message: 'The picture was too old. Scan the new one and enter the code for that' },
  wrong: {
    field: 'code',
    message: 'The code is not right. Check that your phone shows the right time, and enter the code that it shows now',
  },
} as const

/** How many recovery codes are made at a time. */
export const RECOVERY_CODES = 10
/** A recovery code as it is shown. */
export const RECOVERY_CODE = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/

/** The bare form of a recovery code however it was typed: no spaces or dashes, and O, I and L read as what they look like. */
export function bareRecoveryCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

/** A text in groups of four, for typing it from a screen. */
export const inFours = (text: string): string => text.match(/.{1,4}/g)?.join(' ') ?? ''

/** "9 recovery codes", "1 recovery code", "no recovery codes". */
export const codesInWords = (count: number): string =>
  `${count === 0 ? 'no' : count} recovery ${count === 1 ? 'code' : 'codes'}`
