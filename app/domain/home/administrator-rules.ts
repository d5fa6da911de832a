import { guideHref } from '../help/rules.ts'
import { counted, type Task } from './rules.ts'

/** The words of what an administrator can have to do. */
export const administratorTasks = {
  approvals: ({ waiting }: { waiting: number }): Task => ({
    title: `${counted(waiting, 'role waits', 'roles wait')} for your approval`,
    hint: 'Proposed by another administrator',
    href: '/people/approvals',
  }),
  changeOfKeys: ({ version }: { version: number }): Task => ({
    title: 'A change of keys waits for your approval',
    hint: `To version ${version}, proposed by another administrator`,
    href: '/data/keys',
  }),
  accessReview: ({ quarter, until, overdue }: { quarter: string; until: string; overdue: boolean }): Task => ({
    title: `Access review for ${quarter}`,
    hint: overdue ? `Overdue since ${until}` : `Due until ${until}`,
    href: '/people/review',
  }),
  secondAdministrator: (): Task => ({
    title: 'Invite a second administrator',
    hint: 'Some roles need two administrators, and one alone could be locked out',
    href: '/people/new',
  }),
  dataProtectionOfficer: (): Task => ({
    title: 'Invite a data protection officer',
    hint: 'Nobody watches the audit trail or answers requests about data yet',
    href: '/people/new',
  }),
  calendarEnds: ({ last, over }: { last: string; over: boolean }): Task => ({
    title: 'Bring in a newer calendar of holidays',
    hint: `The one in use ${over ? 'ended' : 'ends'} on ${last}`,
    href: '/calendar/dates',
  }),
  alert: ({ what, when, ended, kind }: { what: string; when: string; ended: boolean; kind: string }): Task => ({
    title: what,
    hint: `Alert of ${when}. ${ended ? 'It is over now' : 'It still stands'}`,
    href: `/audit?about=${kind}`,
  }),
  invitationsFailed: ({ people }: { people: number }): Task => ({
    title: `${counted(people, 'invitation', 'invitations')} could not be sent`,
    hint: 'Check the email address, and send a new link',
    href: '/people?state=invited',
  }),
  messagesWaiting: ({ messages }: { messages: number }): Task => ({
    title: `${counted(messages, 'message has', 'messages have')} not left yet`,
    hint: 'Tried for half an hour or more. See what to do',
    href: guideHref('messages-do-not-leave'),
  }),
  lettersUndelivered: ({ letters }: { letters: number }): Task => ({
    title: `${counted(letters, 'letter', 'letters')} to staff could not be delivered`,
    hint: 'See why, speak to them, and send it again',
    href: '/people/letters',
  }),
  invitationsExpired: ({ people }: { people: number }): Task => ({
    title: `${counted(people, 'invitation has', 'invitations have')} expired`,
    hint: 'They have not opened their account. Send a new link, or disable it',
    href: '/people?state=invited',
  }),
}
