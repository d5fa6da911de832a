import { declaredTables } from './columns.ts'
import './schema/index.ts'

/**
 * How each table hangs on a participant, and what becomes of it when they ask for a copy of their data or to be erased.
 * The copy, the erasure, the privacy page and the record of processing are all made from this list; a test fails on a
 * table that can name a participant and is not in it.
 */
export type Subject = {
  /** The column that holds the participant's id. */
  by: string
  /**
   * `kept` says why in words that the person is shown; `emptied` keeps the row and clears the columns named; `counted`
   * deletes the row and adds it to a number.
   */
  erasure:
    | { rule: 'deleted' }
    | { rule: 'kept' | 'counted'; why: string }
    | { rule: 'emptied'; clears: readonly string[]; why: string }
  /** Whether they get it in the copy of their data, and in which of its parts. */
  access: Given | { rule: 'withheld'; why: string }
}

/**
 * The copy has two parts, because how somebody is reached and which forum they are in never leave together (security.md
 * PRV-04). `inside` names columns that the service only reckons with: they say nothing more about anybody.
 */
type Given = { rule: 'given'; part: 'contact' | 'taking-part'; inside: readonly string[] }

const deleted = { rule: 'deleted' } as const
const inContact = (...inside: string[]): Given => ({ rule: 'given', part: 'contact', inside })
const inTakingPart = (...inside: string[]): Given => ({ rule: 'given', part: 'taking-part', inside })
const secret = { rule: 'withheld', why: 'It is a lock, not a fact about you. Giving it out would open it.' } as const
const aboutStaff = {
  rule: 'withheld',
  why: 'It is a record of what staff did, kept so that nobody can look without being seen.',
} as const

export const subjects: Record<string, Subject> = {
  participants: {
    by: 'id',
    erasure: {
      rule: 'emptied',
      clears: ['alias', 'restricted_since'],
      why: 'Your reference stays while the list of vouchers needs it. It leads to nothing else.',
    },
    access: inTakingPart(),
  },
  places: { by: 'participant_id', erasure: deleted, access: inTakingPart() },
  register_entries: {
    by: 'participant_id',
    erasure: { rule: 'counted', why: 'Your line goes. How many people came stays as a number.' },
    access: inTakingPart(),
  },
  voucher_issues: {
    by: 'participant_id',
    erasure: {
      rule: 'kept',
      why: 'Money has to be accounted for, for six years. The list has your reference, not your name.',
    },
    access: inTakingPart(),
  },
  agreement_answers: { by: 'participant_id', erasure: deleted, access: inTakingPart('sequence') },
  contact_routes: { by: 'participant_id', erasure: deleted, access: inContact('address_index', 'version') },
  safe_contacts: { by: 'participant_id', erasure: deleted, access: inContact('version') },
  adjustments: { by: 'participant_id', erasure: deleted, access: inTakingPart() },
  do_not_meets: { by: 'participant_id', erasure: deleted, access: inTakingPart() },
  welfare_follow_ups: { by: 'participant_id', erasure: deleted, access: inTakingPart('owner_id', 'settled_by') },
  contact_tasks: { by: 'participant_id', erasure: deleted, access: inContact('cause', 'session_id') },
  participant_links: { by: 'participant_id', erasure: deleted, access: secret },
  outbox: {
    by: 'participant_id',
    erasure: deleted,
    access: inContact(
      'person_id',
      'session_id',
      'about',
      'cause',
      'attempts',
      'leased_until',
      'last_error',
      'carrier_id',
      'asked_carrier_at',
    ),
  },
  reveals: { by: 'participant_id', erasure: deleted, access: aboutStaff },
  break_glass: { by: 'participant_id', erasure: deleted, access: aboutStaff },
  legal_holds: { by: 'participant_id', erasure: deleted, access: aboutStaff },
  data_requests: {
    by: 'participant_id',
    erasure: {
      rule: 'emptied',
      clears: ['wish'],
      why: 'That you asked, and what we did, stays for two years, by reference.',
    },
    access: inTakingPart('step'),
  },
}

/** Tables that hang on one of those in `subjects` and go with their row. */
export const dependents: Record<string, { on: string; by: string }> = {
  participant_visits: { on: 'participant_links', by: 'link_id' },
}

/** Names of tables that can name a participant and are in neither list: none may exist. */
export function tablesWithoutSubject(): string[] {
  return declaredTables
    .filter(({ columns }) => [...columns.keys()].some((key) => key === 'participantId'))
    .map(({ name }) => name)
    .filter((name) => !Object.hasOwn(subjects, name))
}
