import { inWords } from '#app/domain/points/rules.ts'
import type { FieldError } from '#app/domain/shared/result.ts'

export const notices = { record: 'Point saved', change: 'Point changed', remove: 'Point removed' }

const page = (message: string): FieldError => ({ field: '', message })

/** What a refusal says. `signs` are what in the text may say who it is about. */
export const words = (signs: string[]) => ({
  'not-open': page('Points can be written down once the session has begun, and not when it is cancelled.'),
  submitted: page('These points were submitted to MOPAC, so they stay as they are.'),
  'looks-identifying': {
    field: 'screened',
    message: `Check the text: it looks as if it has ${inWords(signs)} in it. Take that out, or tick the box below it`,
  },
  gone: page('This point is no longer there. Somebody has removed it. What you typed is still below.'),
  tagged: page('This point has been tagged with themes, so it can no longer be changed or removed.'),
  published: page('A published extract stays as it was printed. You can remove it.'),
  'changed-meanwhile': page(
    'Somebody else changed this point meanwhile. Nothing was saved. Their words are in the list, yours are in the form: check both and send again.',
  ),
})
