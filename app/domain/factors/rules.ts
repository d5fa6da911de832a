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
