import { formatDateTime } from '#app/domain/shared/dates.ts'

type Facts = { startsAt: Date; isPostponed: boolean; link: string }

/** Tells one of a team that their session is off. Whose it is, and why, stands on the page (domain §7, Messages). */
export function sessionCalledOff({ startsAt, isPostponed, link }: Facts): { subject: string; text: string } {
  const when = formatDateTime(startsAt)
  return {
    subject: `${isPostponed ? 'Postponed' : 'Cancelled'}: meeting on ${when}`,
    text: [
      'Hello,',
      '',
      `A meeting that you were to be at on ${when} will not take place then. Please do not go there.`,
      isPostponed
        ? 'It was postponed and has no new date yet. You will be told when it has one.'
        : 'It was cancelled. There is nothing that you need to do.',
      'Sign in to see the details:',
      link,
      '',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
