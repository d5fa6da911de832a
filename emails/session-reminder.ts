import { formatDateTime } from '#app/domain/shared/dates.ts'

/**
 * Reminder to one member of a session's team. Neutral on purpose: nothing in subject or text says who meets or why, so
 * that a phone preview on a table tells nobody anything (domain §7, Messages).
 */
export function sessionReminder({ startsAt, link }: { startsAt: Date; link: string }): {
  subject: string
  text: string
} {
  const when = formatDateTime(startsAt)
  return {
    subject: `Reminder: meeting on ${when}`,
    text: [
      'Hello,',
      '',
      `This is a reminder of the meeting on ${when}.`,
      'Sign in to see the details:',
      link,
      '',
      'If you cannot be there, please tell the person who runs the meeting as soon as you can.',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
