import { formatDateTime } from '#app/domain/shared/dates.ts'

/** Asks a support worker whether they can cover a session. Several are asked at once; whose session it is stands on the page. */
export function coverAsked({ startsAt, link }: { startsAt: Date; link: string }): { subject: string; text: string } {
  const when = formatDateTime(startsAt)
  return {
    subject: `Can you cover a session on ${when}?`,
    text: [
      'Hello,',
      '',
      `A session on ${when} needs a support worker. Can you be there?`,
      'Sign in to see which session it is, and answer yes or no:',
      link,
      '',
      'Others may have been asked too. The first yes is taken, and we will tell you if you are not needed any more.',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
