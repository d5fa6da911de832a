import type { NewWording } from '#app/domain/agreements/input.ts'
import { graceEnds } from '#app/domain/agreements/rules.ts'
import { purposeWords } from '#app/domain/agreements/status.ts'
import type { listWordingHistory } from '#app/domain/agreements/words-queries.server.ts'
import { READING_AGE_MAX, readingAge } from '#app/domain/agreements/words-rules.ts'
import { formatDate } from '#app/domain/shared/dates.ts'

type History = Awaited<ReturnType<typeof listWordingHistory>>[number]

/** A purpose with its versions, as the page shows them. */
export function shownWording({ purpose, latest, versions }: History) {
  return {
    purpose,
    label: purposeWords[purpose].label,
    latest,
    versions: versions.map(({ id, version, text, easyRead, inUseFrom, addedBy, state, answered }) => {
      return { id, version, text, easyRead, addedBy, state, answered, from: formatDate(inUseFrom) }
    }),
  }
}
export type ShownWording = ReturnType<typeof shownWording>

/** What will happen, and how hard the words are to read. */
export function previewOf({ text, easyRead, inUseFrom }: Omit<NewWording, 'intent'>, asked: number) {
  const ages = { text: readingAge(text), easyRead: readingAge(easyRead) }
  return {
    text,
    easyRead,
    ages,
    tooHard: (['text', 'easyRead'] as const).filter((name) => (ages[name] ?? 0) > READING_AGE_MAX),
    from: formatDate(inUseFrom),
    oldHoldUntil: formatDate(graceEnds(inUseFrom)),
    asked,
  }
}
export type ShownPreview = ReturnType<typeof previewOf>
