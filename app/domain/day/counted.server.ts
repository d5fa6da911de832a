import { keyedDigest, sameText } from '#app/crypto/digests.server.ts'
import { PULSE_ANSWERS, PULSE_QUESTIONS } from './status.ts'

type Tap = { question: number; answer: number }

/**
 * What was tapped last, for the address of the next page, so that it can be taken back: the tablet goes round, and neither
 * the address nor the history of the browser is to say what the one before answered.
 */
export function markOfTap(sessionId: string, { question, answer }: Tap, key: string): string {
  return `${key}.${keyedDigest('day', `counted\0${sessionId}\0${key}\0${question}.${answer}`).slice(0, 22)}`
}

/** The answer that such a mark stands for; null for anything else. */
export function tapOfMark(sessionId: string, mark: string): Tap | null {
  const [key = ''] = mark.split('.')
  const all = PULSE_QUESTIONS.flatMap(({ number: question }) =>
    PULSE_ANSWERS.map(({ number: answer }) => ({ question, answer })),
  )
  return all.find((tap) => sameText(markOfTap(sessionId, tap, key), mark)) ?? null
}

/** The key of somebody's answer to a question while the tablet goes round: one person answers each question once. */
export const keyOfTurn = (sessionId: string, person: string, question: number): string =>
  keyedDigest('day', `turn\0${sessionId}\0${person}\0${question}`)

/** The key under which an answer is taken back: it goes once, whoever comes back to the page. */
export const keyOfUndo = (mark: string): string => keyedDigest('day', `undo\0${mark}`)
