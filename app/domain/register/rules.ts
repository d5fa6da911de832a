import { REGISTER_STATUSES, type RegisterStatus } from './status.ts'

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

function statuses(entries: readonly RegisterEntry[]): Map<string, RegisterStatus> {
  return new Map(entries.map((entry) => [entry.participantId, entry.status]))
}
