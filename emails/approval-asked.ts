/** Asks an administrator to look at what another one proposed (product.md, "Two people"). */
export function approvalAsked({ link }: { link: string }): { subject: string; text: string } {
  return {
    subject: 'Your approval is needed',
    text: [
      'Hello,',
      '',
      'Another administrator proposed to give somebody a role that needs two administrators.',
      'Sign in to see what it is, and to approve or refuse it:',
      link,
      '',
      'This message was sent to you alone. There is no need to reply.',
      '',
    ].join('\n'),
  }
}
