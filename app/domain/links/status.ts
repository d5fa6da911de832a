import type { visitStages } from '#db/schema/links.ts'
import type { AgreementPurpose } from '../agreements/status.ts'
import type { AdjustmentKind } from '../contact/adjustments.ts'
import type { RequestKind, RequestState } from '../data-rights/status.ts'

export type VisitStage = (typeof visitStages)[number]

/** How a private link stands. Whoever follows it sees one and the same page for all but the first. */
export type LinkState = 'works' | 'locked' | 'stopped' | 'expired'

export const linkStateWords: Record<LinkState, { label: string; tag: string; means: string }> = {
  works: { label: 'Works', tag: 'govuk-tag--green', means: 'They can follow it as often as they like.' },
  locked: {
    label: 'Locked',
    tag: 'govuk-tag--red',
    means: 'Somebody gave five wrong words. It stopped working, in case that was not them.',
  },
  stopped: { label: 'Stopped', tag: 'govuk-tag--grey', means: 'It was stopped, and does not work any more.' },
  expired: { label: 'Too old', tag: 'govuk-tag--grey', means: 'Its time is over, and it does not work any more.' },
}

/** What a participant can answer about a session, and what the register says then. */
export const answers = {
  yes: { status: 'accepted', words: 'You said that you can come.' },
  no: { status: 'declined', words: 'You said that you cannot come.' },
} as const
export type AnswerToSession = keyof typeof answers

/** What we can do so that they can take part, as they would say it. */
export const ownWords: Record<AdjustmentKind, string> = {
  'step-free': 'A way in without steps',
  bsl: 'A sign language (BSL) interpreter',
  interpreter: 'An interpreter for my language',
  'hearing-loop': 'A hearing loop',
  'quiet-room': 'A quiet room',
  'easy-read': 'Easy-read papers',
  'large-print': 'Large print',
  taxi: 'A taxi there or back',
  childcare: 'Childcare',
  food: 'Special food',
  'support-person': 'To bring somebody to support me',
  breaks: 'More breaks',
  online: 'To join online',
  other: 'Something else',
}

/** What they can agree to, as they would say it. */
export const ownPurposeWords: Record<AgreementPurpose, string> = {
  'taking-part': 'Taking part',
  'contact-email': 'Email',
  'contact-call': 'Phone calls',
  'contact-text': 'Text messages',
  'contact-post': 'Letters',
  quotes: 'Using your words',
  'other-forums': 'Hearing about other groups',
  photo: 'Photos',
  'check-in': 'A check-in after a meeting',
}

/** What they can ask about what is held, as they would say it. */
export const ownRequestWords: Record<RequestKind, string> = {
  access: 'Give me a copy of what you hold about me',
  rectification: 'Put something right',
  erasure: 'Forget me: delete what you hold about me',
  restriction: 'Keep what you hold, but stop using it',
  objection: 'I do not agree with something you do with it',
}

export const ownRequestStates: Record<RequestState, string> = {
  open: 'We are looking at it.',
  working: 'We are doing it.',
  done: 'Done.',
  refused: 'We cannot do this. The person you talk to tells you why, and how to complain.',
  withdrawn: 'You do not want this any more.',
}

/** Whether an address belongs to the pages behind a private link: they have a frame, a style sheet and a visit of their own. */
export const isParticipantPath = (pathname: string) => /^\/p(\/|$)/i.test(pathname)

/** Where “Exit this page” leads: the one link of the service to another site (GOV.UK Design System). */
export const EXIT_TO = 'https://www.bbc.co.uk/weather'
