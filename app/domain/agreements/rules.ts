import { addDays, type LocalDate } from '../shared/dates.ts'
import {
  type AgreementAnswer,
  type AgreementPurpose,
  answerLifeCycle,
  PURPOSES,
  type Said,
  type Standing,
} from './status.ts'

/** How long a yes to older words still holds once new ones are in use (docs/decisions/0011). */
export const GRACE_DAYS = 42

export type WordingFacts = { id: string; purpose: AgreementPurpose; version: number; inUseFrom: LocalDate }
export type AnswerFacts = { purpose: AgreementPurpose; wordingId: string; answer: AgreementAnswer }

/** The words of a purpose that are in use on a day: the latest version whose day has come; null before there are any. */
export function wordingInUse<W extends WordingFacts>(
  wordings: readonly W[],
  purpose: AgreementPurpose,
  today: LocalDate,
): W | null {
  const begun = wordings.filter((one) => one.purpose === purpose && one.inUseFrom <= today)
  return begun.reduce<W | null>((latest, one) => (latest && latest.version > one.version ? latest : one), null)
}

/** The day from which newer words than those answered have been in use; null while there are none. */
export function outdatedSince(
  answer: AnswerFacts,
  wordings: readonly WordingFacts[],
  today: LocalDate,
): LocalDate | null {
  const answered = wordings.find(({ id }) => id === answer.wordingId)
  const newer = wordings
    .filter(({ purpose, version }) => purpose === answer.purpose && version > (answered?.version ?? 0))
    .map(({ inUseFrom }) => inUseFrom)
    .filter((day) => day <= today)
    .sort()
  return newer[0] ?? null
}

/** The last day on which a yes to words that were replaced on a day still holds. */
export const graceEnds = (outdated: LocalDate): LocalDate => addDays(outdated, GRACE_DAYS)

/**
 * Where somebody stands with a purpose, by their last answer to it. New words ask again, but not those who took their
 * yes back: they are left alone until they come to us (docs/decisions/0011).
 */
export function standingOf(answer: AnswerFacts | null, wordings: readonly WordingFacts[], today: LocalDate): Standing {
  if (!answer) return 'not-asked'
  if (answer.answer === 'withdrawn') return 'withdrawn'
  const outdated = outdatedSince(answer, wordings, today)
  if (!outdated) return answer.answer
  return answer.answer === 'yes' && today > graceEnds(outdated) ? 'lapsed' : 'ask-again'
}

/**
 * Whether somebody agrees to a purpose today. Only a yes does: to the words in use, or to older ones for six weeks after
 * new ones came into use (domain §6.5, docs/decisions/0011).
 */
export function holds(answer: AnswerFacts | null, wordings: readonly WordingFacts[], today: LocalDate): boolean {
  if (answer?.answer !== 'yes') return false
  const outdated = outdatedSince(answer, wordings, today)
  return outdated === null || today <= graceEnds(outdated)
}

/** The last answer to each purpose, from answers in any order. */
export function lastAnswers<A extends AnswerFacts & { sequence: number }>(
  answers: readonly A[],
): ReadonlyMap<AgreementPurpose, A> {
  const last = new Map<AgreementPurpose, A>()
  for (const one of answers) {
    const before = last.get(one.purpose)
    if (!before || before.sequence < one.sequence) last.set(one.purpose, one)
  }
  return last
}

/**
 * The purposes somebody agrees to today. Whoever does not agree to take part agrees to nothing else: nothing is sent to
 * them.
 */
export function agreedTo(
  last: ReadonlyMap<AgreementPurpose, AnswerFacts>,
  wordings: readonly WordingFacts[],
  today: LocalDate,
): ReadonlySet<AgreementPurpose> {
  const held = PURPOSES.filter((purpose) => holds(last.get(purpose) ?? null, wordings, today))
  return new Set(held.includes('taking-part') ? held : [])
}

/** Whether somebody has to be asked about a purpose again, because the words are new. */
export const isToAskAgain = (standing: Standing): boolean => standing === 'ask-again' || standing === 'lapsed'

/**
 * What is written down when somebody says something, and to which words; null when it changes nothing. An answer to new
 * words is written down even when it is the same; taking back names the words that were agreed to.
 */
export function answerFor(
  said: Said,
  last: AnswerFacts | null,
  inUse: Pick<WordingFacts, 'id'>,
): { answer: AgreementAnswer; wordingId: string } | null {
  const answer = answerLifeCycle[last?.answer ?? 'none'][said]
  if (answer === 'withdrawn' && last) return { answer, wordingId: last.wordingId }
  if (answer) return { answer, wordingId: inUse.id }
  const isNew = said !== 'withdraw' && last !== null && last.wordingId !== inUse.id
  return isNew ? { answer: said, wordingId: inUse.id } : null
}
