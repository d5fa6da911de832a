import { formatDateTime } from '#app/domain/shared/dates.ts'

/** Tells a data protection officer that somebody opened sealed fields in an emergency (security.md AZ-07). */
export function breakGlassOpened({ at, link }: { at: Date; link: string }): { subject: string; text: string } {
  return {
    subject: 'Emergency access was used',
    text: [
      'Hello,',
      '',
      `Somebody used emergency access on ${formatDateTime(at)}. It lasts 30 minutes at most.`,
      'Sign in to see who it was, what for, and what they looked at:',
      link,
      '',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
