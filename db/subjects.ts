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
  /** `kept` says why in words that the person is shown; `emptied` keeps the row and takes the participant out of it. */
  erasure: { rule: 'deleted' } | { rule: 'emptied' | 'kept' | 'counted'; why: string }
  /** Whether they get it in the copy of their data. */
  access: { rule: 'given' } | { rule: 'withheld'; why: string }
}

const deleted = { rule: 'deleted' } as const
const given = { rule: 'given' } as const
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
      why: 'Your reference stays while the list of vouchers needs it. It leads to nothing else.',
    },
    access: given,
  },
  places: { by: 'participant_id', erasure: deleted, access: given },
  register_entries: {
    by: 'participant_id',
    erasure: { rule: 'counted', why: 'Your line goes. How many people came stays as a number.' },
    access: given,
  },
  voucher_issues: {
    by: 'participant_id',
    erasure: {
      rule: 'kept',
      why: 'Money has to be accounted for, for six years. The list has your reference, not your name.',
    },
    access: given,
  },
  agreement_answers: { by: 'participant_id', erasure: deleted, access: given },
  contact_routes: { by: 'participant_id', erasure: deleted, access: given },
  safe_contacts: { by: 'participant_id', erasure: deleted, access: given },
  adjustments: { by: 'participant_id', erasure: deleted, access: given },
  contact_tasks: { by: 'participant_id', erasure: deleted, access: given },
  participant_links: { by: 'participant_id', erasure: deleted, access: secret },
  outbox: { by: 'participant_id', erasure: deleted, access: given },
  reveals: { by: 'participant_id', erasure: deleted, access: aboutStaff },
  break_glass: { by: 'participant_id', erasure: deleted, access: aboutStaff },
  legal_holds: { by: 'participant_id', erasure: deleted, access: aboutStaff },
  data_requests: {
    by: 'participant_id',
    erasure: { rule: 'emptied', why: 'That you asked, and what we did, stays for two years, by reference.' },
    access: given,
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
