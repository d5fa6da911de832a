type Facts = { subject: string; link: string }

/**
 * A message to a participant: one line, their private link, and what is the same in each. No name, date, place or word for
 * what it is; name and subject are those they chose (security.md T01, LNK-06, domain §7).
 */
export const toParticipant =
  (opening: string, more: readonly string[]) =>
  ({ subject, link }: Facts): { subject: string; text: string } => ({
    subject,
    text: [
      'Hello,',
      '',
      opening,
      link,
      '',
      ...more,
      'The page asks for the word we agreed. It can be opened for a few days.',
      'If you do not want these messages, say so on the page, or tell me the next time we speak.',
      'There is no need to reply.',
      '',
    ].join('\n'),
  })
