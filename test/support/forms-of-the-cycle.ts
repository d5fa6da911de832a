import type { FormWithIds } from './forms-with-ids.ts'
import type { Ids } from './other-forums.ts'

const due = { 'dueOn-day': '1', 'dueOn-month': '12', 'dueOn-year': '2026' }
const words = { text: 'How we are told', source: 'room' }
const place = { version: '0', venue: '', roomName: 'Room 2', joining: '', cost: '' }

/** The forms of the six-week cycle, in the same shape: what is meant, and where it is sent from. */
export const formsOfTheCycle = (own: Ids): FormWithIds[] => [
  ofSession('something put on the agenda', 'agenda', { intent: 'add', ...words }),
  ofSession('an agenda put in order', 'agenda', { intent: 'by-dots' }),
  ofSession('messages asked for', 'messages', { template: 'session-invitation' }),
  ofSession('a place for a session', 'place', place),
  ofSession('a list of preparations', 'preparation', { intent: 'make' }),
  ofSession('cover ended', 'cover', { intent: 'end' }),
  ofSession('a team confirmed', 'team', { intent: 'confirm' }),
  ofSession('a session postponed', 'cancel', { intent: 'postpone', reason: 'Snow', version: '0' }),
  [
    'a session submitted',
    'session',
    { at: (ids) => `/sessions/${ids.session}/write-up`, fields: () => ({ intent: 'submit', read: 'yes' }) },
  ],
  [
    'an item of an agenda',
    'item',
    { at: () => `/sessions/${own.planned}/agenda`, fields: (ids) => ({ intent: 'not-done', item: ids.item }) },
  ],
  [
    'an item gone into',
    'item',
    {
      at: () => `/sessions/${own.planned}/agenda`,
      fields: (ids) => ({ intent: 'merge', item: ids.item, into: own.item }),
    },
  ],
  [
    'a line of preparations',
    'preparation',
    {
      at: () => `/sessions/${own.planned}/preparation`,
      fields: (ids) => ({ intent: 'settle', preparation: ids.preparation, state: 'open' }),
    },
  ],
  [
    'an owner of a line',
    'person',
    {
      at: () => `/sessions/${own.planned}/preparation`,
      fields: (ids) => ({ intent: 'add', line: 'Chairs', owner: ids.person, ...due }),
    },
  ],
  [
    'a call',
    'task',
    {
      at: () => `/sessions/${own.planned}/calls`,
      fields: (ids) => ({ task: ids.task, seen: 'x', on: 'x', answer: 'ring-again' }),
    },
  ],
  ['a task', 'task', { at: (ids) => `/contact-tasks/${ids.task}`, fields: () => ({ intent: 'reopen' }) }],
  [
    'a check-in',
    'followUp',
    { at: (ids) => `/welfare/${ids.followUp}`, fields: () => ({ intent: 'take', owner: 'x' }) },
  ],
  [
    'a reference of support',
    'use',
    {
      at: () => `/sessions/${own.session}/disclosure`,
      fields: (ids) => ({ intent: 'outcome', use: ids.use, reference: 'SG-1' }),
    },
  ],
  [
    'whom somebody of theirs does not want to meet',
    'reference',
    {
      at: (ids) => `/participants/${ids.reference}/do-not-meet`,
      fields: () => ({ intent: 'add', whom: 'per_nobody' }),
    },
  ],
  [
    'whom one of their own does not want to meet',
    'person',
    {
      at: () => `/participants/${own.reference}/do-not-meet`,
      fields: (ids) => ({ intent: 'add', whom: ids.person }),
    },
  ],
]

const ofSession = (what: string, page: string, fields: Record<string, string>): FormWithIds => [
  what,
  'planned',
  { at: (ids) => `/sessions/${ids.planned}/${page}`, fields: () => fields },
]
