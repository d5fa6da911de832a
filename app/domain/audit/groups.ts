import { type AuditAction, auditActions, isKnownAction } from './actions.ts'

type Noun = AuditAction extends infer A ? (A extends `${infer N}.${string}` ? N : never) : never

/** What belongs together when somebody looks through the trail: groups of actions, by the word before the dot. */
const groups: Record<string, { words: string; nouns: readonly Noun[] }> = {
  'signing-in': { words: 'Signing in', nouns: ['sign-in', 'access'] },
  factors: {
    words: 'Passwords and second steps',
    nouns: ['password', 'app', 'passkey', 'recovery-codes', 'recovery-code'],
  },
  people: { words: 'People and what they may do', nouns: ['person', 'invitation', 'grant', 'review'] },
  glass: { words: 'Emergency access', nouns: ['break-glass'] },
  alerts: { words: 'Alerts', nouns: ['alert'] },
  trail: { words: 'The audit trail', nouns: ['audit'] },
  forums: {
    words: 'Forums and places',
    nouns: ['forum', 'participant', 'participants', 'place', 'attendance', 'names'],
  },
  contact: { words: 'Agreement and contact', nouns: ['agreement', 'contact', 'adjustment', 'link'] },
  data: {
    words: 'Data requests, removal and keys',
    nouns: ['request', 'erasure', 'retention', 'hold', 'keys', 'backup'],
  },
  sessions: {
    words: 'Sessions',
    nouns: ['session', 'sessions', 'register', 'reminder', 'agenda', 'preparation', 'pulse', 'note', 'write-up'],
  },
  team: { words: 'Calendar, venues and teams', nouns: ['calendar', 'venue', 'guest', 'cover'] },
  welfare: { words: 'Check-ins and disclosures', nouns: ['welfare', 'disclosure'] },
  vouchers: { words: 'Vouchers', nouns: ['voucher'] },
  points: { words: 'Points and themes', nouns: ['point', 'points', 'codebook'] },
  reports: { words: 'Reports', nouns: ['report'] },
  messages: { words: 'Messages', nouns: ['message'] },
  demonstration: { words: 'Demonstration', nouns: ['demonstration'] },
}

export const isKnownGroup = (name: string) => Object.hasOwn(groups, name)

/** The groups with their actions, each in words. */
export const actionGroups = Object.entries(groups).map(([key, { words, nouns }]) => ({
  key,
  words,
  actions: Object.keys(auditActions)
    .filter(isKnownAction)
    .filter((action) => nouns.some((noun) => action.startsWith(`${noun}.`)))
    .map((action) => ({ action, words: auditActions[action] })),
}))
