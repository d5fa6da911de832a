import type { AgreementSummary } from '#app/domain/agreements/queries.server.ts'
import { answerWords, purposeWords, wayWords } from '#app/domain/agreements/status.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'

/** Where they stand with each purpose, as the page shows it. */
export function shownPurposes({ purposes }: AgreementSummary) {
  return purposes.map(({ purpose, words, answer, standing, holdsUntil }) => ({
    purpose,
    label: purposeWords[purpose].label,
    standing,
    since: answer && factsOf(answer),
    holdsUntil: holdsUntil && formatDate(holdsUntil),
    canTakeBack: answer?.answer === 'yes',
    text: words.text,
    version: words.version,
    inUseFrom: formatDate(words.inUseFrom),
  }))
}
export type ShownPurpose = ReturnType<typeof shownPurposes>[number]

/** All answers, newest first. */
export function shownHistory({ answers }: AgreementSummary) {
  return answers.map(({ sequence, purpose, answer, version, at, how, takenBy }) => ({
    sequence,
    what: purposeWords[purpose].label,
    answer: answerWords[answer],
    version,
    when: formatDate(todayInLondon(at)),
    how: takenBy ? `${wayWords[how]}, taken by ${takenBy}` : wayWords[how],
  }))
}
export type ShownAnswer = ReturnType<typeof shownHistory>[number]

function factsOf({ at, how, takenBy, version, answer }: NonNullable<AgreementSummary['purposes'][number]['answer']>) {
  const who = takenBy ? `, taken by ${takenBy}` : ''
  return `${answerWords[answer]} since ${formatDate(todayInLondon(at))}. ${wayWords[how]}${who}. Words version ${version}.`
}
