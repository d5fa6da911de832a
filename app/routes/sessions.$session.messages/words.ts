import type { SessionTemplate } from '#app/domain/mail/rules.ts'
import type { AskedTemplate, WayKind } from '#app/domain/mail/session-rules.ts'

/** Each message as its column and its lines name it. */
export const templateWords: Record<SessionTemplate, string> = {
  'session-invitation': 'Invitation',
  'session-coming': 'Reminder',
  'session-moved': 'Change',
  'session-off': 'Cancellation',
  'session-thanks': 'Thank-you',
  'wording-check': 'Words to check',
}

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)

/** What can be asked for: who it is for, what the button says, and what is said when nobody is left. */
export const askWords: Record<
  AskedTemplate,
  { title: string; button: (count: number) => string; nobody: string; done: (count: number) => string }
> = {
  'session-invitation': {
    title: 'Invite those who are not invited yet',
    button: (count) => `Invite ${people(count)}`,
    nobody: 'Nobody is left to invite.',
    done: (count) => `${count === 1 ? '1 invitation is' : `${count} invitations are`} on the way.`,
  },
  'session-coming': {
    title: 'Remind those who have not answered',
    button: (count) => `Remind ${people(count)}`,
    nobody: 'Nobody is left to remind today.',
    done: (count) => `${count === 1 ? '1 reminder is' : `${count} reminders are`} on the way.`,
  },
  'session-thanks': {
    title: 'Thank those who came',
    button: (count) => `Thank ${people(count)}`,
    nobody: 'Nobody is left to thank.',
    done: (count) => `${count === 1 ? '1 thank-you is' : `${count} thank-yous are`} on the way.`,
  },
}

/** How somebody is told, after "may be contacted", and how many get theirs so. */
export const wayWords: Record<WayKind, { label: string; group: string }> = {
  email: { label: 'Email', group: 'by email' },
  text: { label: 'Text message', group: 'by text message, which you send' },
  post: { label: 'Post', group: 'by letter, which you post' },
  call: { label: 'Phone call', group: 'to ring' },
  word: { label: 'Speak to them first', group: 'to speak to first' },
  ask: { label: 'Ask them first', group: 'to ask first how they can be reached' },
  no: { label: 'Not to be contacted', group: 'cannot be reached' },
}

export const refusedWords = (template: AskedTemplate) => ({
  over: { field: '', message: 'It is too late, or the session does not take place. Nothing was sent' },
  nobody: { field: '', message: `${askWords[template].nobody} Nothing was sent` },
})
