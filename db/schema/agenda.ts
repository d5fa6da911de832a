import { check, choice, index, instant, integer, localDate, primaryKey, sealed, table, text } from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { forums } from './forums.ts'
import { pointBreadths, pointKinds, pointValences } from './points.ts'
import { sessions } from './sessions.ts'

const said = {
  class: 'internal',
  purpose: 'running-forums',
  keep: 'programme+24m',
  seen: ['facilitator', 'support', 'the participant'],
} as const
const raw = { class: 'internal', purpose: 'learning', keep: '6w', seen: ['facilitator'] } as const
const inside = { class: 'pseudonym', purpose: 'taking-part', keep: '30d', seen: ['the service'] } as const
const work = {
  class: 'internal',
  purpose: 'learning',
  keep: 'programme+24m',
  seen: ['facilitator', 'analyst', 'commissioner'],
} as const

export const agendaSources = ['link', 'phone', 'room', 'facilitator', 'standing'] as const
export const agendaStates = ['suggested', 'on', 'merged', 'not-taken', 'carried', 'done'] as const
export const ballotKinds = ['agenda', 'suggestion', 'wording'] as const
export const wordingAnswers = ['agree', 'other-words'] as const
export const notesFates = ['none-taken', 'shredded', 'deleted'] as const

/**
 * Something to talk about. It belongs to a forum, and to a session once it is on its agenda. Nobody's name is with it. One
 * that was merged stays, and names the one it went into.
 */
export const agendaItems = table(
  'agenda_items',
  {
    id: text('id', said).primaryKey(),
    forumId: text('forum_id', said)
      .notNull()
      .references(() => forums.id),
    sessionId: text('session_id', said).references(() => sessions.id),
    text: text('text', said).notNull(),
    source: choice('source', agendaSources, said).notNull(),
    state: choice('state', agendaStates, said).notNull().default('suggested'),
    mergedInto: text('merged_into', said),
    /** The item of the session before that time ran out for. */
    carriedFrom: text('carried_from', said),
    position: integer('position', said),
    minutes: integer('minutes', said),
    /** Dots from private links, and dots counted in the room. */
    dots: integer('dots', said).notNull().default(0),
    roomDots: integer('room_dots', said).notNull().default(0),
    startedAt: instant('started_at', said),
    endedAt: instant('ended_at', said),
    suggestedOn: localDate('suggested_on', said).notNull(),
    version: integer('version', said).notNull().default(1),
  },
  (t) => [
    index('agenda_items_session').on(t.sessionId, t.position),
    index('agenda_items_forum').on(t.forumId, t.state),
    check('agenda_items_state_known', among(t.state, agendaStates)),
  ],
)

/**
 * That somebody has voted, and with how many dots, or suggested something; never for what. The key is a keyed digest of
 * session and participant, that names nobody without the key of the service; it goes 30 days after the session.
 */
export const ballots = table(
  'ballots',
  {
    sessionId: text('session_id', inside)
      .notNull()
      .references(() => sessions.id),
    kind: choice('kind', ballotKinds, inside).notNull(),
    voter: text('voter', inside).notNull(),
    used: integer('used', inside).notNull(),
    /** The day of the session: on which day somebody voted is not kept. */
    castOn: localDate('cast_on', inside).notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.kind, t.voter] }), index('ballots_day').on(t.castOn)],
)

/** A point as it was typed in the room, before it was checked. It is destroyed with the write-up, at the latest after six weeks. */
export const rawNotes = table(
  'raw_notes',
  {
    id: text('id', raw).primaryKey(),
    sessionId: text('session_id', raw)
      .notNull()
      .references(() => sessions.id),
    agendaItemId: text('agenda_item_id', raw).references(() => agendaItems.id),
    text: sealed('text', raw, 'service').notNull(),
    kind: choice('kind', pointKinds, raw).notNull(),
    breadth: choice('breadth', pointBreadths, raw),
    valence: choice('valence', pointValences, raw),
    /** The point that it became, once it was checked. */
    pointId: text('point_id', raw),
    /** In which order it was typed in this session; no time. */
    position: integer('position', raw).notNull(),
    version: integer('version', raw).notNull().default(1),
  },
  (t) => [index('raw_notes_session').on(t.sessionId, t.position)],
)

/** The pulse at the end of a session: how often each answer to each question was tapped. Only the totals (product, Words). */
export const pulseTallies = table(
  'pulse_tallies',
  {
    sessionId: text('session_id', work)
      .notNull()
      .references(() => sessions.id),
    question: integer('question', work).notNull(),
    answer: integer('answer', work).notNull(),
    number: integer('number', work).notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.question, t.answer] })],
)

/** That the way for a disclosure was used at a session: the day, by which role, and where the outcome is kept. Nothing else (domain §7). */
export const disclosureUses = table(
  'disclosure_uses',
  {
    id: text('id', work).primaryKey(),
    sessionId: text('session_id', { ...work, seen: ['facilitator', 'support'] })
      .notNull()
      .references(() => sessions.id),
    usedOn: localDate('used_on', { ...work, seen: ['facilitator', 'support'] }).notNull(),
    byRole: text('by_role', { ...work, seen: ['facilitator', 'support'] }).notNull(),
    outcomeReference: text('outcome_reference', { ...work, seen: ['facilitator', 'support'] }),
  },
  (t) => [index('disclosure_uses_session').on(t.sessionId)],
)

/** The write-up of a session: what was done to it when, and by whom. One a session, made when it is first touched. */
export const writeUps = table('write_ups', {
  sessionId: text('session_id', work)
    .primaryKey()
    .references(() => sessions.id),
  checkedAt: instant('checked_at', work),
  checkedBy: text('checked_by', work).references(() => people.id),
  /** Until when participants can say whether the words are right. */
  offeredAt: instant('offered_at', work),
  offeredUntil: instant('offered_until', work),
  submittedAt: instant('submitted_at', work),
  submittedBy: text('submitted_by', work).references(() => people.id),
  notesFate: choice('notes_fate', notesFates, work),
  notesDestroyedAt: instant('notes_destroyed_at', work),
  notesDestroyedBy: text('notes_destroyed_by', work).references(() => people.id),
  version: integer('version', work).notNull().default(1),
})

/** What somebody said about the words of a point through their private link. No name, no time. */
export const wordingReplies = table(
  'wording_replies',
  {
    id: text('id', raw).primaryKey(),
    sessionId: text('session_id', raw)
      .notNull()
      .references(() => sessions.id),
    pointId: text('point_id', raw).notNull(),
    answer: choice('answer', wordingAnswers, raw).notNull(),
    words: sealed('words', raw, 'service'),
    settled: choice('settled', ['taken', 'left'], raw),
  },
  (t) => [index('wording_replies_session').on(t.sessionId)],
)
