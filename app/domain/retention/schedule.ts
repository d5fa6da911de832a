import { participantRules, type RuleFacts } from './schedule-of-participants.ts'

/** What is removed when, one line a rule, in the order in which they run (domain §6.6). */
export const ruleFacts = {
  ...participantRules,
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
    when: '1 day after it, counted in whole days; 14 days for what was entered on a session’s day page, which may come from a tablet later',
    keep: '14d',
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
  guests: {
    words: 'Staff without an account who come no more',
    when: '24 months after they were taken off the list',
    keep: '24m',
    covers: ['guests'],
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
    covers: ['people', 'authenticator_apps', 'passkeys', 'recovery_codes', 'calendar_feeds'],
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
