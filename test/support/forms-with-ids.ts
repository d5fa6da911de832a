import type { Ids } from './other-forums.ts'

/** Which id is meant, where it is sent from, and the form. */
export type FormWithIds = [string, keyof Ids, Form]
type Form = { at: (ids: Ids) => string; fields: (ids: Ids) => Record<string, string> }
const marked = { intent: 'mark', before: 'none', wanted: 'attended' }
const said = { text: 'Nobody rang back', kind: 'experience', breadth: 'one' }
const day = { 'date-day': '3', 'date-month': '12', 'date-year': '2026' }
const when = { intent: 'save', ...day, time: '18:00', minutes: '120', version: '1', reason: 'The room is taken' }
const laid = { 'first-day': '3', 'first-month': '12', 'first-year': '2026', time: '18:00' }
const somebody = { alias: 'Sky', source: 'other' }
const batch = {
  supplier: 'Gifts',
  orderReference: 'X-1',
  faceValue: '20',
  quantity: '3',
  'receivedOn-day': '1',
  'receivedOn-month': '11',
  'receivedOn-year': '2026',
}

/** Which id is meant, where it is sent from, and the form. `own` are the sender's, `ids` those under test. */
export const formsWithIds = (own: Ids): FormWithIds[] => [
  [
    'a place given',
    'forum',
    { at: (ids) => `/forums/${ids.forum}/participants/new`, fields: () => ({ ...somebody, reached: 'agreed' }) },
  ],
  [
    'a referral taken down',
    'forum',
    { at: (ids) => `/forums/${ids.forum}/participants/new`, fields: () => ({ ...somebody, reached: 'referred' }) },
  ],
  [
    'sessions laid out',
    'forum',
    { at: (ids) => `/forums/${ids.forum}/sessions`, fields: () => ({ intent: 'lay-out', ...laid }) },
  ],
  [
    'a batch received',
    'forum',
    { at: () => '/vouchers/batches/new', fields: (ids) => ({ forum: ids.forum, ...batch }) },
  ],
  [
    'a place',
    'place',
    { at: () => `/forums/${own.forum}/participants`, fields: (ids) => ({ intent: 'give-place', place: ids.place }) },
  ],
  [
    'an agreement taken back',
    'reference',
    {
      at: (ids) => `/participants/${ids.reference}/agreement`,
      fields: () => ({ intent: 'withdraw', purpose: 'taking-part' }),
    },
  ],
  ['a session changed', 'planned', { at: (ids) => `/sessions/${ids.planned}/change`, fields: () => when }],
  [
    'a rhythm set',
    'forum',
    {
      at: (ids) => `/forums/${ids.forum}/rhythm`,
      fields: () => ({ version: '1', weekday: '4', time: '7pm', week: '0', observes: 'none', schoolBreaks: 'no' }),
    },
  ],
  ['a team saved', 'planned', { at: (ids) => `/sessions/${ids.planned}/team`, fields: () => ({ intent: 'save' }) }],
  [
    'reminders asked for',
    'planned',
    { at: (ids) => `/sessions/${ids.planned}/team`, fields: () => ({ intent: 'remind' }) },
  ],
  [
    'somebody of a team',
    'person',
    { at: () => `/sessions/${own.planned}/team`, fields: (ids) => ({ intent: 'save', members: ids.person }) },
  ],
  [
    'a register kept',
    'session',
    { at: (ids) => `/sessions/${ids.session}/register`, fields: () => ({ version: '1' }) },
  ],
  [
    'somebody in a register',
    'participant',
    {
      at: () => `/sessions/${own.session}/register`,
      fields: (ids) => ({ version: '1', [`status-${ids.participant}`]: 'attended' }),
    },
  ],
  [
    'somebody marked in their session',
    'session',
    { at: (ids) => `/sessions/${ids.session}/day`, fields: () => ({ ...marked, participant: own.participant }) },
  ],
  [
    'somebody of theirs marked',
    'participant',
    {
      at: () => `/sessions/${own.session}/day`,
      fields: (ids) => ({ ...marked, participant: ids.participant }),
    },
  ],
  [
    'a note taken',
    'session',
    { at: (ids) => `/sessions/${ids.session}/day`, fields: () => ({ intent: 'note', item: '', ...said }) },
  ],
  [
    'paper typed in',
    'session',
    {
      at: (ids) => `/sessions/${ids.session}/typed-in`,
      fields: () => ({ version: '1', 'note-1-text': 'Nobody rang' }),
    },
  ],
  [
    'a way for support used',
    'session',
    { at: (ids) => `/sessions/${ids.session}/disclosure`, fields: () => ({ intent: 'used' }) },
  ],
  [
    'a voucher in their session',
    'session',
    {
      at: (ids) => `/sessions/${ids.session}/vouchers`,
      fields: () => ({ intent: 'give', participant: own.participant, pence: '2000' }),
    },
  ],
  [
    'a voucher to theirs',
    'participant',
    {
      at: () => `/sessions/${own.session}/vouchers`,
      fields: (ids) => ({ intent: 'give', participant: ids.participant, pence: '2000' }),
    },
  ],
  [
    'a refusal of theirs',
    'participant',
    {
      at: () => `/sessions/${own.session}/vouchers`,
      fields: (ids) => ({ intent: 'decline', participant: ids.participant }),
    },
  ],
  [
    'a voucher taken back',
    'issue',
    { at: () => `/sessions/${own.session}/vouchers`, fields: (ids) => ({ intent: 'take-back', issue: ids.issue }) },
  ],
  [
    'a point recorded',
    'session',
    { at: (ids) => `/sessions/${ids.session}/points`, fields: () => ({ intent: 'record', ...said }) },
  ],
  [
    'a point changed',
    'point',
    {
      at: () => `/sessions/${own.session}/points`,
      fields: (ids) => ({ intent: 'change', point: ids.point, seen: 'x', ...said }),
    },
  ],
  [
    'a point removed',
    'point',
    { at: () => `/sessions/${own.session}/points`, fields: (ids) => ({ intent: 'remove', point: ids.point }) },
  ],
  [
    'a file confirmed',
    'import',
    { at: (ids) => `/sessions/${own.session}/points/import/${ids.import}`, fields: () => ({ intent: 'confirm' }) },
  ],
  [
    'a file forgotten',
    'import',
    { at: (ids) => `/sessions/${own.session}/points/import/${ids.import}`, fields: () => ({ intent: 'cancel' }) },
  ],
  [
    'a participant moved',
    'reference',
    { at: (ids) => `/participants/${ids.reference}`, fields: () => ({ intent: 'leave', from: 'active' }) },
  ],
  [
    'a session cancelled',
    'planned',
    {
      at: (ids) => `/sessions/${ids.planned}/cancel`,
      fields: () => ({ intent: 'cancel', reason: 'Snow', version: '1' }),
    },
  ],
]
