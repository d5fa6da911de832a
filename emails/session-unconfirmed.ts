import { formatDateTime } from '#app/domain/shared/dates.ts'

/** Tells one of a team that their session is no longer confirmed. It does not say why: that stands where it may be seen. */
export function sessionUnconfirmed({ startsAt, link }: { startsAt: Date; link: string }): {
  subject: string
  text: string
} {
  const when = formatDateTime(startsAt)
  return {
    subject: `Not confirmed any more: session on ${when}`,
    text: [
      'Hello,',
      '',
      `The session on ${when} was confirmed. It is not confirmed any more, because its team or its date changed.`,
      'No invitations are sent until it is confirmed again. It has not been cancelled: keep the time free.',
      'Sign in to see how it stands:',
      link,
      '',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
