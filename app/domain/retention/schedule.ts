import type { Keep } from '#db/columns.ts'

type RuleFacts = {
  /** What goes. */
  words: string
  /** When its time is over. */
  when: string
  keep: Keep
  /** The tables it sees to, or columns of one. */
  covers: readonly string[]
  about: 'participants' | 'staff' | 'nobody'
}

/** What is removed when, one line a rule, in the order in which they run (domain §6.6). */
export const ruleFacts = {
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
    covers: ['participants', 'contact_routes', 'safe_contacts', 'adjustments'],
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
  'sign-ins': {
    words: 'Sign-ins of staff',
    when: '30 days after they ended',
    keep: '30d',
    covers: ['sign_in_sessions'],
    about: 'staff',
  },
  devices: {
    words: 'Devices that staff signed in on',
    when: '30 days after the last time',
    keep: '30d',
    covers: ['known_devices'],
    about: 'staff',
  },
  invitations: {
    words: 'One-time links of staff',
    when: '30 days after they ran out',
    keep: '30d',
    covers: ['invitations'],
    about: 'staff',
  },
  resets: {
    words: 'Links for a new password',
    when: '30 days after they ran out',
    keep: '30d',
    covers: ['password_resets'],
    about: 'staff',
  },
  throttles: {
    words: 'How often signing in was tried',
    when: '1 day after the count ended',
    keep: '1d',
    covers: ['throttles'],
    about: 'staff',
  },
  submissions: {
    words: 'That a form was sent',
    when: '1 day after it, counted in whole days',
    keep: '1d',
    covers: ['submissions'],
    about: 'nobody',
  },
  challenges: {
    words: 'Passkey questions already answered',
    when: '1 day after they ran out',
    keep: '1d',
    covers: ['used_challenges'],
    about: 'nobody',
  },
  'point-imports': {
    words: 'Files of points not confirmed',
    when: '1 day after they ran out',
    keep: '1d',
    covers: ['point_imports'],
    about: 'staff',
  },
  proposals: {
    words: 'Proposals of roles',
    when: '24 months after they ran out',
    keep: '24m',
    covers: ['grant_proposals'],
    about: 'staff',
  },
  reviews: {
    words: 'Access reviews',
    when: '24 months after they began',
    keep: '24m',
    covers: ['access_reviews', 'access_review_lines'],
    about: 'staff',
  },
  grants: {
    words: 'Roles that ended',
    when: '24 months after they ended',
    keep: '24m',
    covers: ['grants'],
    about: 'staff',
  },
  leavers: {
    words: 'Names and email addresses of staff who left',
    when: '24 months after they left; what they signed in with goes at once',
    keep: '24m',
    covers: ['people', 'authenticator_apps', 'passkeys', 'recovery_codes'],
    about: 'staff',
  },
  'key-rotations': {
    words: 'Changes of the key that wraps the others',
    when: '24 months after they were proposed',
    keep: '24m',
    covers: ['key_rotations'],
    about: 'staff',
  },
  runs: {
    words: 'Numbers of earlier nights',
    when: '24 months after the night',
    keep: '24m',
    covers: ['retention_runs'],
    about: 'nobody',
  },
} as const satisfies Record<string, RuleFacts>

export type RuleId = keyof typeof ruleFacts
export const RULES = Object.keys(ruleFacts) as RuleId[]

/** What no rule sees to although its time ends, and why (docs/decisions/0014). */
export const notRemoved: Readonly<Record<string, string>> = {
  audit_events:
    'Each entry of the audit trail is sealed together with the one before, so taking one out would break the proof that nobody changed it. It holds ids, never names or what was typed.',
}
