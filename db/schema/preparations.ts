import { sql } from 'drizzle-orm'
import { check, choice, index, instant, integer, localDate, sealed, table, text, uniqueIndex } from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { participants } from './participants.ts'
import { sessions } from './sessions.ts'

const plan = {
  class: 'internal',
  purpose: 'running-forums',
  keep: '12m',
  seen: ['facilitator', 'support'],
} as const
const wish = { class: 'special', purpose: 'safe-contact', keep: 'place+30d', seen: ['facilitator'] } as const
const care = { class: 'special', purpose: 'taking-part', keep: '12m', seen: ['facilitator', 'support'] } as const

export const preparationKinds = [
  'interpreter',
  'bsl',
  'easy-read',
  'large-print',
  'taxi',
  'food',
  'childcare',
  'vouchers',
  'sign-out-sheet',
  'room',
  'joining',
  'other',
] as const
export const preparationStates = ['open', 'done', 'not-needed'] as const
export const followUpStates = ['open', 'offered', 'made', 'declined', 'not-reached'] as const

/** Something to get ready before a session, with who does it and by when (domain §8). */
export const preparations = table(
  'preparations',
  {
    id: text('id', plan).primaryKey(),
    sessionId: text('session_id', plan)
      .notNull()
      .references(() => sessions.id),
    kind: choice('kind', preparationKinds, plan).notNull(),
    /** What it is, for `other` only. */
    line: text('line', plan),
    /** For how many people, where that matters. */
    number: integer('number', plan),
    ownerId: text('owner_id', plan).references(() => people.id),
    dueOn: localDate('due_on', plan).notNull(),
    state: choice('state', preparationStates, plan).notNull().default('open'),
    settledBy: text('settled_by', plan).references(() => people.id),
    settledAt: instant('settled_at', plan),
  },
  (t) => [
    uniqueIndex('preparations_one_each').on(t.sessionId, t.kind).where(sql`kind <> 'other'`),
    index('preparations_due').on(t.state, t.dueOn),
    check('preparations_state_known', among(t.state, preparationStates)),
  ],
)

/**
 * Whom of the staff a participant does not want to meet. Who it is lies sealed: a team is refused without saying whose wish
 * it was (product, step 2).
 */
export const doNotMeets = table(
  'do_not_meets',
  {
    id: text('id', wish).primaryKey(),
    participantId: text('participant_id', wish)
      .notNull()
      .references(() => participants.id),
    /** The id of a person or a guest, sealed. */
    whom: sealed('whom', wish).notNull(),
  },
  (t) => [index('do_not_meets_participant').on(t.participantId)],
)

/**
 * A check-in after a session, for those who agreed to be asked. No reason and no content: only that it is due, whose it is
 * and how it ended (domain §8, "After").
 */
export const welfareFollowUps = table(
  'welfare_follow_ups',
  {
    id: text('id', care).primaryKey(),
    participantId: text('participant_id', care)
      .notNull()
      .references(() => participants.id),
    sessionId: text('session_id', care)
      .notNull()
      .references(() => sessions.id),
    ownerId: text('owner_id', care).references(() => people.id),
    dueAt: instant('due_at', care).notNull(),
    state: choice('state', followUpStates, care).notNull().default('open'),
    settledBy: text('settled_by', care).references(() => people.id),
    settledAt: instant('settled_at', care),
  },
  (t) => [
    uniqueIndex('welfare_follow_ups_one_each').on(t.sessionId, t.participantId),
    index('welfare_follow_ups_due').on(t.state, t.dueAt),
    check('welfare_follow_ups_state_known', among(t.state, followUpStates)),
  ],
)
