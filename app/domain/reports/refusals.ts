import { BASE_GAP_WORDS } from '../disclosure/rules.ts'
import type { FieldError } from '../shared/result.ts'
import type { CannotDraft } from './commands.server.ts'

type Overlap = { forum: string; number: number }

/** Why forums that stand in a published report may not stand in another for the same quarter (domain D8, D9). */
export function overlapWords(overlaps: readonly Overlap[]): string {
  const taken = overlaps.map(({ forum, number }) => `${forum} is already in Board report ${number} for this quarter.`)
  return [
    ...taken,
    'A forum is in one report a quarter at most, so that nobody can compare two reports to find a person.',
  ].join(' ')
}

/** Words for a report that cannot be made, beside the forums that were chosen. */
export function cannotDraftWords(field: string, overlaps: readonly Overlap[]): Record<CannotDraft, FieldError> {
  return {
    'base-people': { field, message: BASE_GAP_WORDS.people },
    'base-sessions': { field, message: BASE_GAP_WORDS.sessions },
    'base-both': { field, message: `${BASE_GAP_WORDS.people}. ${BASE_GAP_WORDS.sessions}` },
    overlap: { field, message: overlapWords(overlaps) },
  }
}
