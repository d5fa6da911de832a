import {
  check,
  choice,
  flag,
  index,
  instant,
  integer,
  json,
  localDate,
  sealed,
  table,
  text,
  uniqueIndex,
} from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { participants } from './participants.ts'

const request = {
  class: 'pseudonym',
  purpose: 'data-rights',
  keep: '24m',
  seen: ['dpo', 'facilitator', 'the participant'],
} as const
const decided = { ...request, seen: ['dpo'] } as const
const record = { class: 'internal', purpose: 'accountability', keep: '24m', seen: ['dpo'] } as const
const keys = { class: 'internal', purpose: 'accountability', keep: '24m', seen: ['dpo', 'admin'] } as const

export const dataRequestKinds = ['access', 'erasure', 'rectification', 'restriction', 'objection'] as const
export const dataRequestStates = ['open', 'working', 'done', 'refused', 'withdrawn'] as const
export const identityChecks = ['code-word', 'link', 'in-person'] as const
export const holdReasons = ['court-order', 'legal-claim', 'complaint', 'investigation'] as const
export const rotationStates = ['proposed', 'running', 'done', 'cancelled'] as const

/** What a participant asked about their own data, and what became of it (UK GDPR Art 15 to 21). */
export const dataRequests = table(
  'data_requests',
  {
    id: text('id', request).primaryKey(),
    /** Null after an erasure that left no trace but the receipt. */
    participantId: text('participant_id', request).references(() => participants.id),
    /** The reference as it was, for the receipt. */
    reference: text('reference', request).notNull(),
    kind: choice('kind', dataRequestKinds, request).notNull(),
    /** What they want put right or stopped, in their words. */
    wish: sealed('wish', { ...request, class: 'personal' }),
    askedOn: localDate('asked_on', request).notNull(),
    /** Who took it down; null when they asked through their link. */
    takenBy: text('taken_by', decided).references(() => people.id),
    dueOn: localDate('due_on', request).notNull(),
    extended: flag('extended', request).notNull().default(false),
    state: choice('state', dataRequestStates, request).notNull().default('open'),
    identity: choice('identity', identityChecks, decided),
    identityBy: text('identity_by', decided).references(() => people.id),
    settledBy: text('settled_by', decided).references(() => people.id),
    settledAt: instant('settled_at', request),
    /** Why it was refused, from a list. */
    refusal: text('refusal', request),
    /** How far an erasure is, so that one that was cut short is finished. */
    step: text('step', { ...decided, seen: ['the service'] }),
  },
  (t) => [
    index('data_requests_state').on(t.state, t.dueOn),
    index('data_requests_participant').on(t.participantId),
    check('data_requests_kind_known', among(t.kind, dataRequestKinds)),
    check('data_requests_state_known', among(t.state, dataRequestStates)),
  ],
)

/** Keeps what is held about a participant from being removed, for a reason and until a day. */
export const legalHolds = table(
  'legal_holds',
  {
    id: text('id', record).primaryKey(),
    participantId: text('participant_id', record)
      .notNull()
      .references(() => participants.id),
    reason: choice('reason', holdReasons, record).notNull(),
    startsOn: localDate('starts_on', record).notNull(),
    endsOn: localDate('ends_on', record).notNull(),
    setBy: text('set_by', record)
      .notNull()
      .references(() => people.id),
    endedBy: text('ended_by', record).references(() => people.id),
    endedAt: instant('ended_at', record),
  },
  (t) => [index('legal_holds_participant').on(t.participantId)],
)

/** One nightly removal: how many rows each rule took away. */
export const retentionRuns = table('retention_runs', {
  day: localDate('day', record).primaryKey(),
  finishedAt: instant('finished_at', record),
  removed: json<Record<string, number>>('removed', record).notNull().default({}),
})

/** The wrapping of every key anew under a new key of the service, by two people, and how far it is. */
export const keyRotations = table(
  'key_rotations',
  {
    id: text('id', keys).primaryKey(),
    toVersion: integer('to_version', keys).notNull(),
    proposedBy: text('proposed_by', keys)
      .notNull()
      .references(() => people.id),
    proposedAt: instant('proposed_at', keys).notNull(),
    approvedBy: text('approved_by', keys).references(() => people.id),
    state: choice('state', rotationStates, keys).notNull().default('proposed'),
    /** The last participant whose key was wrapped anew. */
    reached: text('reached', { ...keys, class: 'pseudonym', seen: ['the service'] })
      .notNull()
      .default(''),
    wrapped: integer('wrapped', keys).notNull().default(0),
    finishedAt: instant('finished_at', keys),
  },
  (t) => [
    uniqueIndex('key_rotations_one_at_a_time')
      .on(t.state)
      .where(among(t.state, ['proposed', 'running'])),
    check('key_rotations_state_known', among(t.state, rotationStates)),
  ],
)
