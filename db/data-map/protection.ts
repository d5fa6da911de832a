import type { Declaration } from '../columns.ts'
import type { Protection } from './words.ts'

/**
 * Columns that hold a secret in another way than `sealed` says: a seed sealed where it is made, and digests, from which
 * nobody can work the text out (security.md GOV-01, SES-01).
 */
const sealedWhereMade = ['authenticator_apps.seed']
const digests = [
  'people.passwordHash',
  'invitations.tokenHash',
  'password_resets.tokenHash',
  'sign_in_sessions.id',
  'known_devices.device',
  'throttles.key',
  'submissions.key',
  'submissions.contentHash',
  'recovery_codes.codeHash',
  'used_challenges.hash',
  'participant_links.tokenHash',
  'calendar_feeds.tokenHash',
  'ballots.voter',
  'participant_links.pinDigest',
  'participant_visits.id',
  'contact_routes.addressIndex',
  'reports.digest',
  'releases.digest',
  'audit_events.hash',
]

/** How a column lies in the file. */
export function protectionOf(table: string, column: string, declaration: Declaration): Protection {
  const name = `${table}.${column}`
  if (declaration.sealed) return declaration.sealed
  if (sealedWhereMade.includes(name)) return 'service'
  return digests.includes(name) ? 'digest' : 'clear'
}

/**
 * Why something personal or sensitive about a participant is not sealed: by table, or by column where they differ. A test
 * fails on one that is neither sealed nor here.
 */
const notSealed: Record<string, string> = {
  places:
    'The service has to count places and keep their order without any key. A row holds a random id and no name; the reference leads to a name only through the sealed name.',
  participant_imports:
    'The lines of the file are sealed. What is not says whose file it is and when it goes, and holds ids only.',
  agreement_answers:
    'It has to be asked before each message whether somebody agreed. A row holds a random id and no name.',
  contact_routes:
    'The address and its rules are sealed. That there is such a route, and when it was last confirmed, has to be found to know what must be asked again.',
  safe_contacts: 'The code word and the rules are sealed. What is not is the id that leads to them.',
  adjustments: 'What is done and for what is sealed. What is not is a random id.',
  do_not_meets: 'Who it is about lies sealed. What is not is a random id.',
  welfare_follow_ups:
    'It has to be found what is due without any key. A row holds a random id, no name, no reason and no content.',
  register_entries: 'Attendance has to be counted without any key. A row holds a random id and no name.',
}

/** Why a column is not sealed although it is personal or sensitive; null when nothing says why. */
export function whyNotSealed(table: string, column: string): string | null {
  return notSealed[`${table}.${column}`] ?? notSealed[table] ?? null
}

/** The tables that the reasons are about, for the test that each is still needed. */
export const notSealedTables = Object.keys(notSealed)
