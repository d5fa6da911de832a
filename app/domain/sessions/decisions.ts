import { formatDate, type LocalDate } from '../shared/dates.ts'
import { isBlank } from '../shared/fields.ts'
import type { FieldError } from '../shared/result.ts'
import { type Clash, needsDecision } from './clashes.ts'

/** What a form says about each date that needs a decision, as typed. */
export type Answers = Readonly<Record<LocalDate, { choice?: string; why?: string }>>
export type Choice = 'keep' | 'skip'
/** What was decided about each of those dates, and why. */
export type Decided = ReadonlyMap<LocalDate, { choice: Choice; reason: string }>

const REASON_MAX = 200

/** The dates of a lay-out that are missing and may only be taken, or left out, with a reason. */
export function datesToDecide(
  sessions: readonly { date: LocalDate; there: unknown; clashes: readonly Clash[] }[],
): LocalDate[] {
  return sessions.filter(({ there, clashes }) => there === null && needsDecision(clashes)).map(({ date }) => date)
}

/** The dates of a move that are only taken with a reason. */
export function datesToKeep(moves: readonly { date: LocalDate; needsDecision: boolean }[]): LocalDate[] {
  return moves.filter((move) => move.needsDecision).map(({ date }) => date)
}

/**
 * Reads the decisions about dates on which something weighs too much to go on without one: keep or leave out, always with a
 * reason. Answers about other dates are left aside.
 */
export function readDecisions(
  dates: readonly LocalDate[],
  answers: Answers,
  choices: readonly Choice[],
): { ok: true; value: Decided } | { ok: false; errors: FieldError[] } {
  const errors: FieldError[] = []
  const value = new Map<LocalDate, { choice: Choice; reason: string }>()
  for (const date of dates) {
    const { choice: typed, why = '' } = answers[date] ?? {}
    const choice = choices.length === 1 ? choices[0] : choices.find((one) => one === typed)
    const reason = isBlank(why) ? '' : why.replace(/\s+/g, ' ').trim()
    if (!choice) errors.push({ field: `choice-${date}`, message: `Choose what to do about ${formatDate(date)}` })
    if (reason === '') errors.push({ field: `why-${date}`, message: `Enter a reason for ${formatDate(date)}` })
    if (reason.length > REASON_MAX)
      errors.push({
        field: `why-${date}`,
        message: `Reason for ${formatDate(date)} must be ${REASON_MAX} characters or fewer`,
      })
    if (choice) value.set(date, { choice, reason })
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value }
}

type Recorded = {
  kind: 'kept' | 'skipped' | 'moved' | 'postponed' | 'cancelled'
  date: LocalDate
  toDate: LocalDate | null
  followed: number
}

/** What was decided about a date, in words for the history of a forum. */
export function decisionInWords({ kind, date, toDate, followed }: Recorded): string {
  const day = formatDate(date)
  const others = followed === 0 ? '' : ` ${followed === 1 ? '1 later session' : `${followed} later sessions`} followed.`
  if (kind === 'kept') return `${day} kept in spite of a clash.`
  if (kind === 'skipped') return `${day} left out.`
  if (kind === 'cancelled') return `Session on ${day} cancelled.`
  if (toDate === null) return `Session on ${day} postponed. It has no new date yet.`
  const verb = kind === 'postponed' ? `Session postponed from ${day}: its new date is` : `Session moved from ${day} to`
  return `${verb} ${formatDate(toDate)}.${others}`
}
