import type { AdjustmentKind } from '../contact/adjustments.ts'
import { addDays, daysBetween, type LocalDate } from '../shared/dates.ts'
import {
  ONE_INTERPRETER_MINUTES,
  PREPARATION_KINDS,
  type PreparationKind,
  type PreparationState,
  preparationWords,
} from './status.ts'

export type SessionFacts = {
  date: LocalDate
  minutes: number
  /** How many participants may come. */
  expected: number
  needs: readonly { kind: AdjustmentKind; people: number }[]
  hasVenue: boolean
  hasJoining: boolean
}
export type Wanted = { kind: PreparationKind; number: number | null; dueOn: LocalDate }

/**
 * What a session needs got ready, from the numbers of those expected (domain §8). Nothing is due before today, and what
 * nobody needs is not on the list.
 */
export function wantedFor(session: SessionFacts, today: LocalDate): Wanted[] {
  return PREPARATION_KINDS.flatMap((kind) => {
    const number = numberFor(kind, session)
    if (number === false) return []
    const due = addDays(session.date, -preparationWords[kind].daysAhead)
    return [{ kind, number, dueOn: due < today ? today : due }]
  })
}

/** For how many people; null where a number says nothing, false where it is not needed at all. */
function numberFor(kind: PreparationKind, session: SessionFacts): number | null | false {
  const { answers } = preparationWords[kind]
  const people = session.needs.find((need) => need.kind === answers)?.people ?? 0
  if (kind === 'bsl' || kind === 'interpreter') return people > 0 && (session.minutes > ONE_INTERPRETER_MINUTES ? 2 : 1)
  if (answers) return people > 0 && people
  if (kind === 'vouchers' || kind === 'sign-out-sheet' || kind === 'food')
    return session.expected > 0 && session.expected
  if (kind === 'joining') return (session.hasJoining || session.needs.some((need) => need.kind === 'online')) && null
  return kind === 'room' && null
}

type Listed = { kind: PreparationKind; number: number | null; dueOn: LocalDate; state: PreparationState }
export type Difference = { missing: Wanted[]; changed: Wanted[]; vain: PreparationKind[] }

/** How a list differs from what is needed by now. What is settled stays as it is; what was added by hand is nobody's to judge. */
export function differenceOf(listed: readonly Listed[], wanted: readonly Wanted[]): Difference {
  const open = listed.filter((one) => one.state === 'open' && one.kind !== 'other')
  return {
    missing: wanted.filter(({ kind }) => !listed.some((one) => one.kind === kind)),
    changed: wanted.filter((want) => open.some((one) => one.kind === want.kind && one.number !== want.number)),
    vain: open.filter(({ kind }) => !wanted.some((want) => want.kind === kind)).map(({ kind }) => kind),
  }
}

/** Who does a line and by when, as the form that changes it has seen it: what changed meanwhile is not overwritten. */
export const standingOf = ({ ownerId, dueOn }: { ownerId: string | null; dueOn: LocalDate }): string =>
  `${ownerId ?? ''} ${dueOn}`

export const isUpToDate = ({ missing, changed, vain }: Difference) =>
  missing.length + changed.length + vain.length === 0

/** Whether it was settled by booking it for the day of the session. */
export const isBooked = ({ kind, state }: Pick<Listed, 'kind' | 'state'>) =>
  state === 'done' && preparationWords[kind].isBooked === true

/** When something is due once its session has moved: as long before it as it was, and not before today unless it was late. */
export function redated(dueOn: LocalDate, move: { from: LocalDate; to: LocalDate }, today: LocalDate): LocalDate {
  const then = addDays(dueOn, daysBetween(move.from, move.to))
  return then < today && dueOn >= today ? today : then
}

/** Whether something that is still to be done should have been done by now. */
export const isLate = ({ state, dueOn }: Pick<Listed, 'state' | 'dueOn'>, today: LocalDate) =>
  state === 'open' && dueOn < today

/** "Book taxis, for 2 people" */
export function preparationInWords(one: { kind: PreparationKind; number: number | null; line: string | null }): string {
  if (one.kind === 'other') return one.line ?? preparationWords.other.label
  const { label } = preparationWords[one.kind]
  if (one.number === null) return label
  if (one.kind === 'bsl' || one.kind === 'interpreter')
    return one.number > 1 ? `${label}: ${one.number}, to take turns` : label
  return `${label}, for ${one.number === 1 ? '1 person' : `${one.number} people`}`
}
