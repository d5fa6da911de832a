import type { agreementAnswers, agreementPurposes, agreementWays } from '#db/schema/agreements.ts'

export type AgreementPurpose = (typeof agreementPurposes)[number]
export type AgreementAnswer = (typeof agreementAnswers)[number]
export type AgreementWay = (typeof agreementWays)[number]

/** In the order in which they are asked. `own` is what it is called to the participant themselves. */
export const purposeWords: Record<AgreementPurpose, { label: string; own: string; question: string }> = {
  'taking-part': { label: 'Taking part', own: 'Taking part', question: 'Do they want to take part?' },
  'contact-email': { label: 'Email', own: 'Email', question: 'May we email them?' },
  'contact-call': { label: 'Phone call', own: 'Phone call', question: 'May we call them?' },
  'contact-text': { label: 'Text message', own: 'Text message', question: 'May we text them?' },
  'contact-post': { label: 'Letter by post', own: 'Letter by post', question: 'May we write to them by post?' },
  quotes: { label: 'Using their words', own: 'Using my words', question: 'May we use their words?' },
  'other-forums': {
    label: 'Hearing about other forums',
    own: 'Hearing about other groups',
    question: 'May we tell them about other forums?',
  },
  photo: { label: 'Photos', own: 'Photos', question: 'May we take their photo?' },
  'check-in': {
    label: 'A check-in after a session',
    own: 'A check-in after a meeting',
    question: 'May we ask how they are after a session?',
  },
}
export const PURPOSES = Object.keys(purposeWords) as AgreementPurpose[]

export const wayWords: Record<AgreementWay, string> = {
  written: 'In writing',
  spoken: 'Spoken',
  link: 'By themselves, through their private link',
}

export const answerWords: Record<AgreementAnswer, string> = { yes: 'Yes', no: 'No', withdrawn: 'Withdrawn' }

/**
 * Where a participant stands with one purpose. `ask-again`: they answered older words. `lapsed`: it was a yes, and the new
 * words have been in use so long that it holds no more.
 */
export type Standing = 'not-asked' | 'yes' | 'no' | 'withdrawn' | 'ask-again' | 'lapsed'

export const standingWords: Record<Standing, { label: string; tag: string }> = {
  'not-asked': { label: 'Not asked yet', tag: 'govuk-tag--grey' },
  yes: { label: 'Yes', tag: 'govuk-tag--green' },
  no: { label: 'No', tag: 'govuk-tag--grey' },
  withdrawn: { label: 'Withdrawn', tag: 'govuk-tag--red' },
  'ask-again': { label: 'Ask again', tag: 'govuk-tag--yellow' },
  lapsed: { label: 'Ask again, not agreed now', tag: 'govuk-tag--orange' },
}

/** What somebody can say, and what is written down for it: nothing where it changes nothing (security.md AZ-08). */
export type Said = 'yes' | 'no' | 'withdraw'
type Before = AgreementAnswer | 'none'

/** The life of one answer, to words that have not changed. Saying no after a yes is taking it back. */
export const answerLifeCycle: Record<Before, Record<Said, AgreementAnswer | null>> = {
  none: { yes: 'yes', no: 'no', withdraw: null },
  yes: { yes: null, no: 'withdrawn', withdraw: 'withdrawn' },
  no: { yes: 'yes', no: null, withdraw: null },
  withdrawn: { yes: 'yes', no: null, withdraw: null },
}
