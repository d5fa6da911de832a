import type { LocalDate } from '../shared/dates.ts'

export type WordsRefusal = 'in-the-past' | 'before-the-last' | 'same-words'
type Words = { text: string; easyRead: string; inUseFrom: LocalDate }

/** The oldest a reader should have to be for words that everybody must understand (product.md, Looks and manners). */
export const READING_AGE_MAX = 11

/** Why words cannot come into use, by those that came last before them; null when they can. */
export function whyNotTheseWords(words: Words, latest: Words | null, today: LocalDate): WordsRefusal | null {
  if (words.inUseFrom < today) return 'in-the-past'
  if (latest && words.inUseFrom < latest.inUseFrom) return 'before-the-last'
  return latest && words.text === latest.text && words.easyRead === latest.easyRead ? 'same-words' : null
}

/**
 * About how old a reader has to be: the Automated Readability Index (Smith and Senter, 1967), from the letters in a word
 * and the words in a sentence, with a line as a sentence too. A hint, not a judgement. Null when there are no words.
 */
export function readingAge(text: string): number | null {
  const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? []
  if (words.length === 0) return null
  const sentences = text.split(/[.!?]+(?:\s|$)|\n+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
  const letters = words.join('').replace(/[^\p{L}\p{N}]/gu, '').length
  const grade = 4.71 * (letters / words.length) + 0.5 * (words.length / Math.max(1, sentences)) - 21.43
  return Math.max(5, Math.ceil(grade) + 5)
}
