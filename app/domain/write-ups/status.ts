import type { notesFates, wordingAnswers } from '#db/schema/agenda.ts'

export type NotesFate = (typeof notesFates)[number]
export type WordingAnswer = (typeof wordingAnswers)[number]

/** What became of the notes of a session, in the order in which pages offer it. */
export const NOTES_FATES = {
  shredded: {
    label: 'Notes on paper are shredded',
    hint: 'And what was typed here or on a device is deleted',
  },
  deleted: { label: 'There was no paper. What was typed is deleted', hint: 'Here, and on every phone and computer' },
  'none-taken': { label: 'Nobody took notes', hint: 'Points were written down straight away' },
} as const satisfies Record<NotesFate, { label: string; hint: string }>

/** The codes, in the order in which pages show them. */
export const NOTES_FATE_CODES = Object.keys(NOTES_FATES) as [NotesFate, ...NotesFate[]]

/** What participants can say about the words of a point. */
export const WORDING_ANSWERS = {
  agree: { label: 'Yes, these words are right' },
  'other-words': { label: 'I would say it in other words' },
} as const satisfies Record<WordingAnswer, { label: string }>

export const WORDING_ANSWER_CODES = Object.keys(WORDING_ANSWERS) as [WordingAnswer, ...WordingAnswer[]]

/** For how many days the words can be offered to those who were there, and for how many unless said otherwise. */
export const OFFER_DAYS = [3, 5, 7, 10] as const
export const USUAL_OFFER_DAYS = 5

/** The most points that are offered in one page: each is two fields of a form. */
export const MOST_OFFERED = 60

/** The names of the fields of one point, for the page that shows them and the schema that reads them. */
export const answerField = (pointId: string) => `answer-${pointId}`
export const wordsField = (pointId: string) => `words-${pointId}`

/** Why the points of a session cannot be submitted, in words. */
export const SUBMIT_BLOCKS = {
  'not-held': 'The register does not say yet that anybody came.',
  'notes-left': 'Some notes are not checked yet.',
  'not-offered': 'The words were not offered to those who were there.',
  'offer-open': 'Those who were there can still answer.',
  'replies-left': 'Other words were suggested. Take them or leave them first.',
} as const
export type SubmitBlock = keyof typeof SUBMIT_BLOCKS

/** For so many days a sealed copy of the data still holds notes that were destroyed (docs/decisions/0015). */
export const COPIES_DAYS = 35
