import { formatDateTime } from '#app/domain/shared/dates.ts'

/** Tells a data protection officer that somebody looks at unusually many contact details (security.md PRV-03). */
export function revealsMany({ at, link }: { at: Date; link: string }): { subject: string; text: string } {
  return {
    subject: 'Many contact details were looked at',
    text: [
      'Hello,',
      '',
      `Somebody looked at more than 20 contact details within an hour. This was on ${formatDateTime(at)}.`,
      'Sign in to see who it was and when. Then ask them why:',
      link,
      '',
      'You get this message once an hour at most, for each person.',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
