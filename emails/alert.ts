/** Tells whoever watches over the service that something is not as it should be (security.md AUD-06). */
export function alert({ what, step, link }: { what: string; step: string; link: string }): {
  subject: string
  text: string
} {
  return {
    subject: 'Something needs your attention',
    text: [
      'Hello,',
      '',
      `${what}.`,
      step,
      '',
      'Sign in to see when it began, and whether it still stands:',
      link,
      '',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
