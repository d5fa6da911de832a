/** Tells a data protection officer that somebody asked about their own data: a month to answer begins. It names nobody. */
export function dataRequestAsked({ link }: { link: string }): { subject: string; text: string } {
  return {
    subject: 'A new request about data',
    text: [
      'Hello,',
      '',
      'Somebody asked about the data that is held about them. There is a month to answer.',
      'Sign in to see what they asked, and until when:',
      link,
      '',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
