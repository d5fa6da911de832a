import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'

/**
 * A participant's private link. It says nothing of who we are or what it is about, to whoever reads over a shoulder; name
 * and subject are those they chose (security.md LNK-06, domain §7).
 */
export function privateLink({ subject, link, until }: { subject: string; link: string; until: Date }): {
  subject: string
  text: string
} {
  return {
    subject,
    text: [
      'Hello,',
      '',
      'Here is your page:',
      link,
      '',
      `It can be opened until ${formatDate(todayInLondon(until))}. It asks for the word we agreed.`,
      'If you do not want these messages, say so on the page, or tell me the next time we speak.',
      'There is no need to reply.',
      '',
    ].join('\n'),
  }
}
