import type { visitStages } from '#db/schema/links.ts'

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

/** Whether an address belongs to the pages behind a private link: they have a frame, a style sheet and a visit of their own. */
export const isParticipantPath = (pathname: string) => /^\/p(\/|$)/i.test(pathname)

/** Where “Exit this page” leads: the one link of the service to another site (GOV.UK Design System). */
export const EXIT_TO = 'https://www.bbc.co.uk/weather'
