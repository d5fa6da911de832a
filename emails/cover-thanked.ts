import { formatDateTime } from '#app/domain/shared/dates.ts'

/** Thanks a support worker who was asked to cover a session and is not needed any more. It does not say why. */
export function coverThanked({ startsAt }: { startsAt: Date }): { subject: string; text: string } {
  const when = formatDateTime(startsAt)
  return {
    subject: `Thank you: no cover needed on ${when}`,
    text: [
      'Hello,',
      '',
      `You were asked to cover a session on ${when}. You are not needed for it any more.`,
      'Thank you for being ready to help.',
      '',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
