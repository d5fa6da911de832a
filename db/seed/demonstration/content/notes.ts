import type { DemoPoint, ForumSlug } from './types.ts'

type Note = Pick<DemoPoint, 'text' | 'kind' | 'breadth' | 'valence'>

const note = (kind: Note['kind'], breadth: Note['breadth'], valence: Note['valence'], text: string): Note => ({
  ...{ kind, breadth, valence },
  text,
})

/** Notes as they were typed in the room, before anybody looked at them. Some hold what has to come out. All made up. */
export const notesOfTheRoom: Partial<Record<ForumSlug, readonly Note[]>> = {
  'women-and-girls': [
    note(
      'experience',
      'several',
      'problem',
      'Had to tell it all again to somebody new each time. Nobody had read the notes',
    ),
    note(
      'experience',
      'one',
      'working_well',
      'One officer gave her own number, 020 7946 0958, and answered. Made all the difference',
    ),
    note('suggestion', 'general', 'mixed', 'A text on the same weekday, even if there is no news'),
    note('ask', 'several', 'problem', 'Say before a call from a hidden number that it will come, and who from'),
    note('experience', 'one', 'problem', 'Waited two hours in the front room of the station with everybody listening'),
    note('suggestion', 'several', 'mixed', 'A leaflet that says who does what, in words people use'),
    note('ask', 'general', 'problem', 'One named person until the end, and to be told when that person changes'),
  ],
  'black-communities': [
    note('experience', 'several', 'problem', 'The tone changed once the person at the desk heard the address'),
    note('experience', 'one', 'mixed', 'Told about PC Example being moved only when a letter came back'),
    note('ask', 'general', 'problem', 'Explain why somebody is searched, to the family too'),
    note('suggestion', 'several', 'working_well', 'More of the evenings where people come to us and listen first'),
  ],
}

/** How many have answered about the words that are offered, and what one of them would say instead. */
export const otherWords = {
  voters: 4,
  text: 'That is what we meant, but put it more plainly: start with what would help, then say why',
} as const
