import type {
  contactRouteKinds,
  contactTaskAbouts,
  contactTaskStates,
  revealFields,
  revealReasons,
} from '#db/schema/contact.ts'
import type { AuditAction } from '../audit/actions.ts'

export { type AdjustmentKind, adjustmentWords, needInWords } from './adjustments.ts'

export type RouteKind = (typeof contactRouteKinds)[number]
export type RevealField = (typeof revealFields)[number]
export type RevealReason = (typeof revealReasons)[number]
export type TaskState = (typeof contactTaskStates)[number]
export type TaskAbout = (typeof contactTaskAbouts)[number]

/** In the order in which they are chosen: a machine can send an email, a person has to do the rest. */
export const ROUTE_KINDS: readonly RouteKind[] = ['email', 'text', 'call', 'post']

/** Each route: what it is called, what is asked for, and how it is used, after "We may". */
export const routeWords: Record<RouteKind, { label: string; address: string; use: string }> = {
  email: { label: 'Email', address: 'email address', use: 'send an email' },
  text: { label: 'Text message', address: 'mobile number', use: 'send a text message' },
  call: { label: 'Phone call', address: 'phone number', use: 'ring' },
  post: { label: 'Post', address: 'address', use: 'send a letter' },
}

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** What to do if somebody else answers. The first is what is done when nothing was said (domain §7). */
export const someoneElseWords = {
  'wrong-number': 'Say “Sorry, wrong number” and ring off',
  'ring-off': 'Say nothing and ring off',
  'ask-when': 'Ask when they are there. Leave no name and no message',
} as const
export type SomeoneElse = keyof typeof someoneElseWords
export const SOMEONE_ELSE = Object.keys(someoneElseWords) as SomeoneElse[]

/** Why somebody is not reached now. The first few hold for the person, the rest for one route. */
export const blockedWords = {
  erased: 'What we held about them was removed.',
  left: 'They have no place with us any more.',
  restricted: 'They asked us not to use what we hold about them.',
  'contact-us': 'They contact us. We do not contact them.',
  'not-until': 'They asked not to be contacted for now.',
  missing: 'Nobody has asked them yet how they can be reached safely.',
  'not-safe': 'No way of reaching them is safe.',
  'not-agreed': 'They have not agreed to be reached this way.',
  old: 'It was confirmed more than six weeks ago. Ask again whether it is still safe.',
  'outside-times': 'It is not safe at this time of day or week.',
} as const
export type Blocked = keyof typeof blockedWords

export const revealFieldWords: Record<RevealField, string> = {
  email: 'Email address',
  text: 'Mobile number',
  call: 'Phone number',
  post: 'Postal address',
  'code-word': 'Code word',
}

export const REVEAL_FIELDS = Object.keys(revealFieldWords) as RevealField[]

export const revealReasonWords: Record<RevealReason, string> = {
  'contact-task': 'To ring, write or post something that is due',
  'session-today': 'There is a session today and something changed',
  'they-asked': 'They asked me what we hold',
  checking: 'To check with them that it is still right',
  safety: 'Somebody may be in danger',
  'check-in': 'To make this check-in',
}

/** What a facilitator may give as a reason; and what whoever does a check-in may, for that one only. */
export const REVEAL_REASONS = [
  'contact-task',
  'session-today',
  'they-asked',
  'checking',
  'safety',
] as const satisfies readonly RevealReason[]
export const CHECK_IN_REASONS = ['check-in', 'safety'] as const satisfies readonly RevealReason[]

export const taskAboutWords: Record<TaskAbout, string> = {
  'private-link': 'Give them their private link',
  'confirm-contact': 'Confirm how they can be reached',
  'data-request': 'Answer what they asked about their data',
  'session-invitation': 'Invite them to the next session',
  'session-coming': 'Remind them of the next session',
  'session-moved': 'Tell them that the session has changed',
  'session-off': 'Tell them that the session is off',
  'session-thanks': 'Thank them and say what happens next',
  'wording-check': 'Ask them whether the words are right',
}

/** What is to be said before the session it is about: once that has begun it is too late. */
export const TOLD_BEFORE = [
  'session-invitation',
  'session-coming',
  'session-moved',
  'session-off',
] as const satisfies readonly TaskAbout[]

/** Whether a person can do in place of a machine what a message was about. */
export const isTaskAbout = (template: string): template is TaskAbout => Object.hasOwn(taskAboutWords, template)

export const taskStateWords: Record<TaskState, { label: string; tag: string }> = {
  open: { label: 'To do', tag: 'govuk-tag--blue' },
  done: { label: 'Done', tag: 'govuk-tag--green' },
  'not-reached': { label: 'Not reached', tag: 'govuk-tag--yellow' },
  cancelled: { label: 'No longer needed', tag: 'govuk-tag--grey' },
}

export const tooLateWords = { label: 'Too late', tag: 'govuk-tag--grey' }

type Ended = { state: TaskState; settledBy: string | null; settledAt: Date | null; startsAt: Date | null }

/** Whether a task ended by itself because its session had begun before anybody did it. */
export const wasTooLate = ({ state, settledBy, settledAt, startsAt }: Ended): boolean =>
  state === 'cancelled' && settledBy === null && settledAt !== null && startsAt !== null && startsAt <= settledAt

type TaskMove = { from: readonly TaskState[]; to: TaskState; button: string; done: string; event: AuditAction }

/** What can be said of a contact task. Somebody who was not reached may be reached after all. */
export const taskMoves = {
  done: {
    from: ['open', 'not-reached'],
    to: 'done',
    button: 'Done',
    done: 'The task is done.',
    event: 'contact.task-settled',
  },
  'not-reached': {
    from: ['open'],
    to: 'not-reached',
    button: 'Not reached',
    done: 'Recorded that you did not reach them.',
    event: 'contact.task-settled',
  },
  cancel: {
    from: ['open', 'not-reached'],
    to: 'cancelled',
    button: 'No longer needed',
    done: 'The task is closed as no longer needed.',
    event: 'contact.task-settled',
  },
} as const satisfies Record<string, TaskMove>
export type TaskIntent = keyof typeof taskMoves

/** A contact detail may be shown so often to one person: then the officer is told, then no more (security.md PRV-03). */
export const REVEALS_AN_HOUR = 20
export const REVEALS_A_DAY = 50
/** Six weeks: what was confirmed earlier is asked again before it is used (domain §7). */
export const CONFIRMED_DAYS = 42

export const SENDER_MAX = 40
export const SUBJECT_MAX = 60
export const CODE_WORD_MIN = 4
export const CODE_WORD_MAX = 40
/** Hours that can be chosen for the beginning and the end of what is safe. */
export const HOURS = Array.from({ length: 18 }, (_, at) => `${String(at + 6).padStart(2, '0')}:00`)
