import type { signInMethods, signInStages } from '#db/schema/accounts.ts'

/** How far somebody is: owes the second factor, has to set one up, or is in. */
export type SignInStage = (typeof signInStages)[number]
/** The second factor somebody signed in with. */
export type SignInMethod = (typeof signInMethods)[number]

export const methodWords: Record<SignInMethod, string> = {
  passkey: 'with a passkey',
  app: 'with a password and an authenticator app',
  'recovery-code': 'with a password and a recovery code',
  demonstration: 'in the demonstration',
}
