import type { AgendaSource } from '#app/domain/agenda/status.ts'
import type { ForumSlug } from './types.ts'

/** `on` the next agenda with so many dots through links and in the room, or still a suggestion. `says` are merged into it. */
export type MadeItem = {
  text: string
  source: AgendaSource
  dots?: number
  room?: number
  minutes?: number
  says?: { text: string; source: AgendaSource; dots?: number }
  carried?: true
  state?: 'suggested' | 'not-taken'
}

const carried: MadeItem = {
  text: 'How we would like to be told when nothing has happened',
  source: 'room',
  minutes: 15,
  carried: true,
}
const updates: MadeItem = {
  text: 'Who rings us, and how often',
  ...{ source: 'link', dots: 6, room: 2, minutes: 30 },
  says: { text: 'Nobody says when they will call again', source: 'phone', dots: 2 },
}
const words: MadeItem = { text: 'Letters in words that we understand', source: 'phone', dots: 3, minutes: 20 }
const waiting: MadeItem = { text: 'What to do in the weeks when it goes quiet', source: 'room', dots: 1, room: 1 }
const later: MadeItem = { text: 'A walk round the building to look at the signs', source: 'link', state: 'not-taken' }

const suggestion = (text: string): MadeItem => ({ text, source: 'link', state: 'suggested' })

/** Made up for the next session of each forum. Each was worded so that it says nothing of who meets. */
export const agendaContent: Record<ForumSlug, readonly MadeItem[]> = {
  open: [
    carried,
    updates,
    words,
    waiting,
    later,
    suggestion('Could we start with what went well for once?'),
    suggestion('Choosing to be told by text and not by phone'),
  ],
  'black-communities': [updates, waiting, suggestion('Being asked what would help, and not what is wrong')],
  'women-and-girls': [words, updates, suggestion('Choosing whom we talk to')],
  disability: [words, waiting, suggestion('Getting there: lifts, taxis, and who tells us when one is out of order')],
  lgbtq: [updates, words, suggestion('Asking for the name we use, once, and writing it down')],
  'parents-of-young-victims': [waiting, words, suggestion('What schools are told, and by whom')],
}

/** What sessions that were held talked about, three of them each. Each was worded so that it says nothing of who met. */
export const talkedAbout: readonly string[] = [
  'The first phone call: what helps, and what does not',
  'Being passed from one person to the next',
  'A room to wait in where nobody stares',
  'Forms: which questions could go',
  'Being believed, and how one notices',
  'When a case closes: who tells us, and how',
  'Getting an interpreter who was asked for',
]
