import type { MovePlace } from '#app/domain/participants/input.ts'
import { transition } from '#app/domain/participants/status.ts'

/** Why there is no seat for somebody now. */
export const seatWords = {
  'forum-full': 'All the places of this forum are filled',
  'people-waiting': 'A place is free, but somebody on the waiting list comes first',
  'not-open': 'No place can be given, because this forum is not open',
} as const

const meanwhile = 'Somebody else changed this meanwhile. Nothing was saved. Check it below and send again'

/** What the page says when a step is refused. */
export const moveWords = {
  'not-possible': { field: '', message: 'This cannot be done from the state they are in. Nothing was saved' },
  'changed-meanwhile': { field: '', message: meanwhile },
  'forum-full': { field: '', message: `${seatWords['forum-full']}. Nothing was saved` },
  'people-waiting': { field: '', message: `${seatWords['people-waiting']}. Nothing was saved` },
  'not-open': { field: '', message: `${seatWords['not-open']}. Nothing was saved` },
  restricted: {
    field: '',
    message: 'They asked us not to use what we hold about them. Nothing was saved. You can only record that they leave',
  },
} as const

export const renameWords = {
  'changed-meanwhile': { field: 'alias', message: meanwhile },
  'name-gone': { field: 'alias', message: 'Their name has been erased. It cannot be written down again' },
} as const

export const doneWords = ({ from, intent }: MovePlace) =>
  transition(from, intent)?.words.done ?? 'That was already so. Nothing was changed.'
