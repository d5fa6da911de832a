import { formatDateTime } from '#app/domain/shared/dates.ts'

type Letter = { subject: string; text: string }

/** The one-time link with which somebody opens their account. Neutral: nothing says what the service is for. */
export function invitation({ link, until }: { link: string; until: Date }): Letter {
  return {
    subject: 'Set up your account',
    text: [
      'Hello,',
      '',
      'An account has been made for you. Open this link to choose a password and set up a second step to sign in:',
      link,
      '',
      `The link works once, until ${formatDateTime(until)}. After that, ask the person who told you about the account for a new one.`,
      'If you did not expect this message, do not open the link. Nobody else should use it.',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
