import { formatDateTime } from '#app/domain/shared/dates.ts'

/** What can change about an account, in the words of the letter to its owner (security.md AUT-09, AUT-11). */
export const accountChanges = {
  password: 'The password of your account was changed.',
  'password-reset': 'The password of your account was changed with a one-time link.',
  app: 'An authenticator app was set up for your account.',
  'app-removed': 'The authenticator app was removed from your account.',
  passkey: 'A passkey was added to your account.',
  'passkey-removed': 'A passkey was removed from your account.',
  'recovery-codes': 'New recovery codes were made for your account. The old ones stopped working.',
  'recovery-code-used': 'A recovery code was used to sign in to your account.',
  'new-device': 'Your account was used to sign in on a device it was not used on before.',
  'wrong-codes': 'Somebody gave the right password of your account, and then the wrong code several times.',
  roles: 'What you may do in the service was changed.',
} as const
type AccountChange = keyof typeof accountChanges

/** Tells the owner of an account what happened to it, so that somebody else's doing is noticed. */
export function accountChanged({ change, at, link }: { change: AccountChange; at: Date; link: string }) {
  return {
    subject: 'Your account was changed',
    text: [
      'Hello,',
      '',
      `${accountChanges[change]} This was on ${formatDateTime(at)}.`,
      '',
      'If it was you, there is nothing to do.',
      'If it was not you, sign in and look at your account, and tell an administrator at once:',
      link,
      '',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
