import { formatDateTime } from '#app/domain/shared/dates.ts'

/** The one-time link with which somebody chooses a new password (security.md AUT-09). */
export function passwordReset({ link, until }: { link: string; until: Date }): { subject: string; text: string } {
  return {
    subject: 'Choose a new password',
    text: [
      'Hello,',
      '',
      'Somebody asked for a new password for your account. If it was you, open this link:',
      link,
      '',
      `The link works once, until ${formatDateTime(until)}. You will still need your second step to sign in.`,
      'If it was not you, do nothing: your password stays as it is.',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
