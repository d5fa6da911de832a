import type { SessionState } from '../sessions/status.ts'
import {
  ORGANISATION_CODES,
  type Organisation,
  REGISTER_STATUSES,
  type RegisterStatus,
  type StaffPresent,
} from './status.ts'

export type RegisterEntry = { participantId: string; status: RegisterStatus }
export type RegisterChange = { participantId: string; from: RegisterStatus | null; to: RegisterStatus }
export type RegisterComparison = {
  participantId: string
  mine: RegisterStatus | null
  theirs: RegisterStatus | null
  differs: boolean
}

/** Whether the participant was in the room: leaving early counts, and pays the same voucher (product, cycle step 6). */
export function arrived(status: RegisterStatus): boolean {
  return REGISTER_STATUSES[status].arrived
}

/** Whether a status may be set now: nobody has attended, left or stayed away before the session starts. */
export function canBeSet(status: RegisterStatus, started: boolean): boolean {
  return started || REGISTER_STATUSES[status].beforeStart
}

/**
 * The entries of `after` that are new or differ from `before`, in the order of `after`. An entry left out is no
 * change.
 */
export function changedEntries(before: readonly RegisterEntry[], after: readonly RegisterEntry[]): RegisterChange[] {
  const known = statuses(before)
  return after
    .map(({ participantId, status }) => ({ participantId, from: known.get(participantId) ?? null, to: status }))
    .filter((change) => change.from !== change.to)
}

/**
 * A register somebody saved meanwhile (`theirs`) beside the one just sent (`mine`), one line a participant, for
 * the page that lets the sender choose. A participant my form did not have yet does not differ: nothing of mine
 * would be lost.
 */
export function compareRegisters(
  theirs: readonly RegisterEntry[],
  mine: readonly RegisterEntry[],
): RegisterComparison[] {
  const saved = statuses(theirs)
  const sent = statuses(mine)
  return [...new Set([...saved.keys(), ...sent.keys()])].map((participantId) => {
    const line = { participantId, mine: sent.get(participantId) ?? null, theirs: saved.get(participantId) ?? null }
    return { ...line, differs: line.mine !== null && line.mine !== line.theirs }
  })
}

/** Whether a session of this state has a register: not one that does not take place. */
export function takesRegister(state: SessionState): boolean {
  return state !== 'cancelled' && state !== 'postponed'
}

/** Lines of a register that are held as numbers without a name: since an erasure, or after a year (domain §6.6). */
export type NamelessLines = Partial<Record<RegisterStatus, number>>

/** How many came: those on the lines, and those held as a number. */
export function arrivalsIn(lines: readonly { status: RegisterStatus | null }[], nameless: NamelessLines): number {
  const counted = Object.entries(nameless).filter(([status]) => arrived(status as RegisterStatus))
  const named = lines.filter(({ status }) => status && arrived(status)).length
  return counted.reduce((sum, [, number]) => sum + number, named)
}

/** Whether every one of those expected has a status that says how it ended. A register of nobody is not complete. */
export function isComplete(
  lines: readonly { expected: boolean; status: RegisterStatus | null }[],
  nameless: NamelessLines = {},
): boolean {
  return (lines.length > 0 || Object.keys(nameless).length > 0) && unsettled(lines) === 0
}

/** How many of those expected still need a status that says how it ended. */
export function unsettled(lines: readonly { expected: boolean; status: RegisterStatus | null }[]): number {
  return lines.filter(({ expected, status }) => expected && !(status && REGISTER_STATUSES[status].settled)).length
}

export type StaffChange = { organisation: Organisation; theirs: number; mine: number }

/** The organisations whose numbers differ between what is saved and what was sent. */
export function changedStaff(theirs: StaffPresent, mine: StaffPresent): StaffChange[] {
  return ORGANISATION_CODES.map((organisation) => ({
    organisation,
    theirs: theirs[organisation],
    mine: mine[organisation],
  })).filter((line) => line.theirs !== line.mine)
}

/** What is unusual about the staff who were there (product, cycle step 2), in words. It is recorded all the same. */
export function staffWarnings(staff: StaffPresent, arrivals: number): string[] {
  return [
    staff.victim_support === 0 && 'No Victim Support worker was there. A session needs one.',
    staff.facilitator === 0 && 'No facilitator was there. A session needs one.',
    staff.mps > 2 && `${staff.mps} police staff were there. The most is 2.`,
    staff.mps * 3 > arrivals && arrivals > 0 && 'More police staff were there than one for every 3 participants.',
    staff.mopac > 2 && `${staff.mopac} MOPAC staff were there. The most is 2.`,
  ].filter((words) => words !== false)
}

function statuses(entries: readonly RegisterEntry[]): Map<string, RegisterStatus> {
  return new Map(entries.map((entry) => [entry.participantId, entry.status]))
}
