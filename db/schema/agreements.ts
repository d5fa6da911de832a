import { check, choice, index, instant, integer, localDate, sequence, table, text, uniqueIndex } from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { participants } from './participants.ts'

const wording = { class: 'public', purpose: 'taking-part', keep: 'for good', seen: ['public'] } as const
const answer = {
  class: 'personal',
  purpose: 'taking-part',
  keep: 'place+24m',
  seen: ['facilitator', 'the participant'],
} as const

/** What somebody can agree to, purpose by purpose (domain §6.5). The first is taking part at all. */
export const agreementPurposes = [
  'taking-part',
  'contact-email',
  'contact-call',
  'contact-text',
  'contact-post',
  'quotes',
  'other-forums',
  'photo',
  'check-in',
] as const
export const agreementAnswers = ['yes', 'no', 'withdrawn'] as const
export const agreementWays = ['written', 'spoken', 'link'] as const

/** What was read out or shown, word for word, by purpose and version. Never edited: new words are a new version. */
export const agreementWordings = table(
  'agreement_wordings',
  {
    id: text('id', wording).primaryKey(),
    purpose: choice('purpose', agreementPurposes, wording).notNull(),
    version: integer('version', wording).notNull(),
    text: text('text', wording).notNull(),
    easyRead: text('easy_read', wording).notNull(),
    inUseFrom: localDate('in_use_from', wording).notNull(),
    addedBy: text('added_by', { ...wording, class: 'internal', seen: ['dpo'] }).references(() => people.id),
  },
  (t) => [
    uniqueIndex('agreement_wordings_version').on(t.purpose, t.version),
    check('agreement_wordings_purpose_known', among(t.purpose, agreementPurposes)),
  ],
)

/** What a participant answered, in order. The last answer to a purpose holds; nothing is edited, withdrawing adds a row. */
export const agreementAnswersGiven = table(
  'agreement_answers',
  {
    sequence: sequence('sequence', answer),
    participantId: text('participant_id', answer)
      .notNull()
      .references(() => participants.id),
    purpose: choice('purpose', agreementPurposes, answer).notNull(),
    wordingId: text('wording_id', answer)
      .notNull()
      .references(() => agreementWordings.id),
    answer: choice('answer', agreementAnswers, answer).notNull(),
    how: choice('how', agreementWays, answer).notNull(),
    /** Who took it; null when they gave it themselves through their link. */
    takenBy: text('taken_by', answer).references(() => people.id),
    at: instant('at', answer).notNull(),
  },
  (t) => [
    index('agreement_answers_participant').on(t.participantId, t.purpose),
    check('agreement_answers_known', among(t.answer, agreementAnswers)),
    check('agreement_answers_way_known', among(t.how, agreementWays)),
  ],
)
