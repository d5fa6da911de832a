/**
 * The seven statuses of a register (domain §8). There is no reason beside them, and there never will be one.
 * `arrived`: was in the room, if only for a while. `beforeStart`: may be set before the session starts. `settled`:
 * says how it ended, so that nothing more is to be asked.
 */
export const REGISTER_STATUSES = {
  invited: { label: 'Invited', arrived: false, beforeStart: true, settled: false },
  accepted: { label: 'Accepted', arrived: false, beforeStart: true, settled: false },
  declined: { label: 'Declined', arrived: false, beforeStart: true, settled: true },
  attended: { label: 'Attended', arrived: true, beforeStart: false, settled: true },
  left_early: { label: 'Left early', arrived: true, beforeStart: false, settled: true },
  apologies: { label: 'Sent apologies', arrived: false, beforeStart: true, settled: true },
  did_not_attend: { label: 'Did not attend', arrived: false, beforeStart: false, settled: true },
} as const satisfies Record<string, { label: string; arrived: boolean; beforeStart: boolean; settled: boolean }>

export type RegisterStatus = keyof typeof REGISTER_STATUSES

/** The codes, in the order in which pages show them. */
export const REGISTER_STATUS_CODES = Object.keys(REGISTER_STATUSES) as [RegisterStatus, ...RegisterStatus[]]

/** What is answered before a session, for the day it is on then: after a move it is asked again. */
export const GIVEN_BEFORE = ['accepted', 'declined', 'apologies'] as const satisfies readonly RegisterStatus[]

/**
 * What can be chosen, the likeliest first: the answers to an invitation before the session, all seven from its start.
 * What is saved is always among them, as when a session is moved into the future again.
 */
export function choicesFor(started: boolean, saved: RegisterStatus | null): RegisterStatus[] {
  if (started) return ['attended', 'did_not_attend', 'left_early', 'apologies', 'declined', 'accepted', 'invited']
  const answers: RegisterStatus[] = ['accepted', 'declined', 'apologies', 'invited']
  return saved && !answers.includes(saved) ? [...answers, saved] : answers
}

/** Whether the text is the code of a register status. */
export function isRegisterStatus(text: string): text is RegisterStatus {
  return Object.hasOwn(REGISTER_STATUSES, text)
}

/** The organisations staff may be in the room for: counted, never named (domain §8). */
export const ORGANISATIONS = {
  facilitator: { label: 'Facilitators' },
  victim_support: { label: 'Victim Support' },
  mps: { label: 'Police (MPS)' },
  mopac: { label: 'MOPAC' },
  partner: { label: 'Partners' },
  interpreter: { label: 'Interpreters' },
} as const satisfies Record<string, { label: string }>

export type Organisation = keyof typeof ORGANISATIONS
export type StaffPresent = Record<Organisation, number>

export const ORGANISATION_CODES = Object.keys(ORGANISATIONS) as [Organisation, ...Organisation[]]

/** More staff of one organisation than this in one room is a slip of the finger. */
export const MOST_STAFF = 20

/** A number for each organisation. */
export function staffFrom(numberFor: (organisation: Organisation) => number): StaffPresent {
  return Object.fromEntries(ORGANISATION_CODES.map((code) => [code, numberFor(code)])) as StaffPresent
}

/** The names of the register's fields, for the page that shows them and the schema that reads them. */
export const statusField = (participantId: string) => `status-${participantId}`
export const staffField = (organisation: Organisation) => `staff-${organisation}`
