import { roleWords } from '#app/domain/access/permissions.ts'
import { type DataClass, type Declaration, declaredTables, type Keep, type Purpose, type Seen } from './columns.ts'
import './schema/index.ts'

/** One column of the database and its data-protection declaration, in words. */
export type DataMapRow = {
  table: string
  column: string
  class: DataClass
  purpose: Purpose
  holds: string
  keep: string
  seen: string
}

export const purposeWords: Record<Purpose, string> = {
  'running-forums': 'Running the forums',
  'safe-contact': 'Reaching people safely',
  'taking-part': 'Letting people take part, as they agreed',
  'data-rights': 'Answering people about their own data',
  thanking: 'Thanking people with a voucher',
  learning: 'Learning from what forums say',
  reporting: 'Reporting to the Programme Board',
  accounts: 'Letting staff sign in',
  messages: 'Sending messages',
  accountability: 'Showing who did what',
}

export const classWords: Record<DataClass, string> = {
  public: 'Could be published',
  internal: 'For staff',
  pseudonym: 'A reference in place of a name',
  personal: 'About a person',
  special: 'Sensitive, about a person',
  secret: 'Secret, nobody can read it',
}

export const keepWords: Record<Keep, string> = {
  'programme+24m': 'As long as the forums run, and 2 years after',
  'place+24m': 'Until 2 years after the person leaves the forum',
  'place+30d': 'Until 30 days after the person leaves the forum',
  '12m': '12 months',
  '24m': '24 months',
  '6y': '6 years',
  '30d': '30 days',
  '7d': '7 days',
  '1d': '1 day',
  session: 'Until you sign out',
  'for good': 'For good',
}

/** What a table holds, in the words of the privacy page. */
export const tableWords: Record<string, string> = {
  people: 'Staff who can sign in',
  grants: 'What each member of staff may do',
  invitations: 'One-time links to set a password',
  password_resets: 'One-time links to choose a new password',
  known_devices: 'Devices that staff signed in on lately, as digests',
  throttles: 'How often signing in was tried lately',
  authenticator_apps: 'Authenticator apps of staff, sealed',
  passkeys: 'Passkeys of staff',
  recovery_codes: 'Recovery codes of staff, as digests',
  used_challenges: 'Passkey questions already answered',
  grant_proposals: 'Grants that wait for a second administrator',
  access_reviews: 'Quarterly reviews of who may do what',
  access_review_lines: 'What was decided about each grant in a review',
  break_glass: 'Who opened a participant’s sealed fields in an emergency, and why',
  sign_in_sessions: 'Browsers that are signed in',
  submissions: 'Forms already sent, so that nothing is saved twice',
  audit_events: 'The record of every change',
  codebook_versions: 'Versions of the codebook',
  themes: 'Themes of the codebook',
  point_themes: 'Which theme was given to which point',
  forums: 'The forums',
  outbox: 'Messages waiting to be sent',
  participants: 'Participants',
  participant_imports: 'Spreadsheets of participants not yet confirmed',
  agreement_wordings: 'The words of each agreement',
  agreement_answers: 'What a participant agreed to',
  contact_routes: 'How a participant can be reached, sealed',
  safe_contacts: 'What makes contact with a participant safe, sealed',
  adjustments: 'What we do so that a participant can take part, sealed',
  reveals: 'Who looked at a contact detail, and why',
  contact_tasks: 'Calls and letters that a person has to make',
  participant_links: 'Private links of participants, as digests',
  participant_visits: 'Browsers that followed a private link',
  data_requests: 'What participants asked about their own data',
  legal_holds: 'What must not be removed yet, and why',
  retention_runs: 'What was removed each night, as numbers',
  key_rotations: 'Changes of the key that wraps the others',
  session_totals: 'Attendance of a session without names',
  places: 'Participants’ places in a forum',
  points: 'What a forum said, without saying who',
  point_imports: 'Files of points not yet confirmed',
  reports: 'Drafts of Board reports',
  report_forums: 'Which forums a draft report is about',
  releases: 'Published Board reports',
  release_cuts: 'Which forums and quarter a report is about',
  sessions: 'Sessions of a forum',
  session_team: 'Staff who are to be at a session',
  staff_present: 'How many staff were at a session',
  register_entries: 'Who came to a session',
  voucher_batches: 'Vouchers bought',
  vouchers: 'Single vouchers, without their codes',
  voucher_issues: 'Vouchers given to participants',
}

type Declared = { name: string; columns: ReadonlyMap<string, Declaration | undefined> }

/** Columns that do not say what they are, as `table.column`: none may exist. */
export function undeclaredColumns(tables: readonly Declared[]): string[] {
  return tables.flatMap(({ name, columns }) =>
    [...columns].filter(([, declaration]) => !isComplete(declaration)).map(([column]) => `${name}.${column}`),
  )
}

function isComplete(declaration: Declaration | undefined): boolean {
  if (!declaration) return false
  return Boolean(declaration.class && declaration.purpose && declaration.keep) && declaration.seen.length > 0
}

/** Every column of every table. Throws for a column without a declaration: the privacy page would be silent on it. */
export function dataMap(tables: readonly Declared[] = declaredTables): DataMapRow[] {
  const undeclared = undeclaredColumns(tables)
  if (undeclared.length > 0) throw new Error(`no data-protection declaration: ${undeclared.join(', ')}`)
  return tables.flatMap(({ name, columns }) =>
    [...columns].flatMap(([column, declaration]) => (declaration ? [toRow(name, column, declaration)] : [])),
  )
}

function toRow(table: string, column: string, declaration: Declaration): DataMapRow {
  return {
    table,
    column,
    class: declaration.class,
    purpose: declaration.purpose,
    holds: tableWords[table] ?? inWords(table),
    keep: keepWords[declaration.keep],
    seen: declaration.seen.map((seen) => seenWords[seen]).join(', '),
  }
}

const seenWords: Record<Seen, string> = {
  ...roleWords,
  public: 'Everybody',
  oneself: 'The person themselves',
  'the participant': 'The participant',
  'emergency access': 'Administrator or data protection officer in an emergency',
  'the service': 'Nobody, only the service itself',
}

/** `cancelReason` and `cancel_reason` as `cancel reason`. */
export const inWords = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
