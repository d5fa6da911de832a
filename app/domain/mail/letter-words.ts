import type { messageTemplates } from '#db/schema/messages.ts'

type Template = (typeof messageTemplates)[number]

/** What a letter to a member of staff is about, for whoever looks after letters that did not arrive. */
const words: Partial<Record<Template, string>> = {
  'session-reminder': 'Reminder of a session',
  'password-reset': 'Link to choose a new password',
  'account-changed': 'Notice that their account was changed',
  'break-glass-opened': 'Notice that emergency access was used',
  'approval-asked': 'Request for an approval',
  'reveals-many': 'Notice that somebody looked at many contact details',
  'link-locked': 'Notice that a private link was locked',
  'data-request-asked': 'Notice of a request about data',
  alert: 'Alert of the service',
  'cover-asked': 'Request to cover a session',
  'cover-thanked': 'Answer about covering a session',
  'session-redated': 'Notice that a session has a new date',
  'session-called-off': 'Notice that a session was cancelled or postponed',
  'session-unconfirmed': 'Notice that a session is no longer confirmed',
}

export const letterWords = (template: Template): string => words[template] ?? 'Letter'
