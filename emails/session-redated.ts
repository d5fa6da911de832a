import { formatDateTime } from '#app/domain/shared/dates.ts'

/** Tells one of a team that their session has moved. Whose it is stands on the page (domain §7, Messages). */
export function sessionRedated({ startsAt, link }: { startsAt: Date; link: string }): {
  subject: string
  text: string
} {
  const when = formatDateTime(startsAt)
  return {
    subject: `New date: meeting on ${when}`,
    text: [
      'Hello,',
      '',
      `A meeting that you are to be at has moved. It is now on ${when}.`,
      'Sign in to see the details:',
      link,
      '',
      'If you cannot be there, please tell the person who runs the meeting as soon as you can.',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
