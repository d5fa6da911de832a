/**
 * Tells those who may send a participant's private link that it was locked (security.md LNK-05). It names nobody: who it is
 * about stands behind the sign-in.
 */
export function linkLocked({ link }: { link: string }): { subject: string; text: string } {
  return {
    subject: 'A private link was locked',
    text: [
      'Hello,',
      '',
      'Somebody gave five wrong words behind a private link, so it does not work any more.',
      'It may have been a mistake. It may also have been somebody else who read the message.',
      'Speak to the person first, by a way that is safe for them. Then make a new link if they want one.',
      '',
      'Sign in to see which link it was:',
      link,
      '',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
