import type { Keep } from '#db/columns.ts'

export type RuleFacts = {
  /** What goes. */
  words: string
  /** When its time is over. */
  when: string
  keep: Keep
  /** The tables it sees to, or columns of one. */
  covers: readonly string[]
  about: 'participants' | 'staff' | 'nobody'
}

/** What is removed of participants and their sessions, in the order in which the rules run (domain §6.6). */
export const participantRules = {
  'never-started': {
    words: 'People who said no, or never started',
    when: '30 days after the last step',
    keep: '30d',
    covers: [],
    about: 'participants',
  },
  contact: {
    words: 'Name, contact, safe contact and adjustments',
    when: '30 days after their last place ended',
    keep: 'place+30d',
    covers: ['participants', 'contact_routes', 'safe_contacts', 'adjustments', 'do_not_meets'],
    about: 'participants',
  },
  person: {
    words: 'Places and agreements, and the person with them',
    when: '24 months after their last place ended',
    keep: 'place+24m',
    covers: ['participants', 'places', 'agreement_answers'],
    about: 'participants',
  },
  attendance: {
    words: 'Who came to a session: only numbers stay',
    when: '12 months after the session',
    keep: '12m',
    covers: ['register_entries'],
    about: 'participants',
  },
  imports: {
    words: 'Spreadsheets of participants',
    when: '1 day after they can no longer be used',
    keep: '1d',
    covers: ['participant_imports'],
    about: 'participants',
  },
  visits: {
    words: 'Visits through a private link',
    when: '1 day after the visit',
    keep: '1d',
    covers: ['participant_visits'],
    about: 'participants',
  },
  links: {
    words: 'Private links',
    when: '30 days after they stopped working',
    keep: '30d',
    covers: ['participant_links'],
    about: 'participants',
  },
  'contact-tasks': {
    words: 'Calls and letters that had to be made',
    when: '12 months after they were due',
    keep: '12m',
    covers: ['contact_tasks'],
    about: 'participants',
  },
  'follow-ups': {
    words: 'Check-ins after a session',
    when: '12 months after they were due',
    keep: '12m',
    covers: ['welfare_follow_ups'],
    about: 'participants',
  },
  ballots: {
    words: 'That somebody used their dots or looked over the words',
    when: '30 days after the session, or after the last day for looking over its words',
    keep: '30d',
    covers: ['ballots'],
    about: 'participants',
  },
  'raw-notes': {
    words: 'Notes as they were typed in a session',
    when: '6 weeks after the session, if the write-up did not do it before',
    keep: '6w',
    covers: ['raw_notes'],
    about: 'nobody',
  },
  'wording-replies': {
    words: 'What was said about the words of the notes',
    when: '6 weeks after the session',
    keep: '6w',
    covers: ['wording_replies'],
    about: 'nobody',
  },
  preparations: {
    words: 'What had to be got ready for a session',
    when: '12 months after it was due',
    keep: '12m',
    covers: ['preparations'],
    about: 'nobody',
  },
  messages: {
    words: 'That a message was sent',
    when: '12 months after it',
    keep: '12m',
    covers: ['outbox'],
    about: 'participants',
  },
  'data-requests': {
    words: 'Requests about data',
    when: '24 months after they were settled',
    keep: '24m',
    covers: ['data_requests'],
    about: 'participants',
  },
  reveals: {
    words: 'Who looked at a contact detail',
    when: '24 months after the look',
    keep: '24m',
    covers: ['reveals'],
    about: 'participants',
  },
  'break-glass': {
    words: 'Emergency access',
    when: '24 months after it',
    keep: '24m',
    covers: ['break_glass'],
    about: 'participants',
  },
  holds: {
    words: 'Legal holds',
    when: '24 months after they ended',
    keep: '24m',
    covers: ['legal_holds'],
    about: 'participants',
  },
  'voucher-issues': {
    words: 'Who was given a voucher, by reference',
    when: '6 years after the financial year of the session',
    keep: '6y',
    covers: ['voucher_issues'],
    about: 'participants',
  },
  vouchers: {
    words: 'Vouchers of a batch',
    when: '6 years after the financial year, when nobody’s line needs them',
    keep: '6y',
    covers: ['vouchers'],
    about: 'nobody',
  },
  batches: {
    words: 'Batches of vouchers',
    when: '6 years after the financial year, with their vouchers',
    keep: '6y',
    covers: ['voucher_batches'],
    about: 'nobody',
  },
  references: {
    words: 'References that only the list of vouchers needed',
    when: 'When the last voucher’s line is gone',
    keep: '1d',
    covers: [],
    about: 'participants',
  },
} as const satisfies Record<string, RuleFacts>
