import { inWords } from '#app/domain/points/rules.ts'
import type { FieldError } from '#app/domain/shared/result.ts'

export const notices = {
  check: 'Checked. It is a point now. You can undo this until you submit',
  drop: 'Note dropped. Nothing of it is kept',
  undo: 'Undone. The note is as it was typed',
  offer: 'The words are offered. A message goes to each by their safe route',
  take: 'Words taken. The point has them now',
  leave: 'Left as it is',
  submit: 'Submitted to MOPAC',
  destroy: 'Recorded: the notes are destroyed',
} as const

const page = (message: string): FieldError => ({ field: '', message })

/** What a refusal says. `signs` are what in the text may say who it is about. */
export const words = (signs: string[]) => ({
  'not-open': page('Notes can be checked once the session has begun, and not when it is cancelled.'),
  submitted: page('This session was submitted to MOPAC meanwhile. Nothing was changed.'),
  gone: page('It is no longer there. Somebody else has settled it. Nothing was changed.'),
  'changed-meanwhile': page(
    'Somebody else checked or changed this note meanwhile. Nothing was saved. What you typed is still below.',
  ),
  'case-detail': {
    field: 'caseDetail',
    message: 'Take the facts of the case out of the words, then say “No”. Or drop the note',
  },
  'looks-identifying': {
    field: 'screened',
    message: `Check the text: it looks as if it has ${inWords(signs)} in it. Take that out, or tick the box below it`,
  },
  'not-ready': page('The words can be offered once every note is checked and the register says who was there.'),
  'offered-already': page('The words were offered already.'),
  'settled-already': page('Somebody else has settled this meanwhile. Nothing was changed.'),
  'point-changed': page(
    'Somebody else changed what the point says meanwhile. Nothing was saved. Look at what it says now.',
  ),
  blocked: page('It cannot be submitted yet. What is in the way is said below.'),
  'not-submitted': page('Submit the points first. The notes are needed until then.'),
  'destroyed-already': page('It was recorded already that the notes are destroyed.'),
  'notes-are-here': {
    field: 'fate',
    message: 'Notes were taken: some are in this service. Choose one of the first two answers',
  },
})
