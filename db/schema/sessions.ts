import { sql } from 'drizzle-orm'
import {
  check,
  choice,
  flag,
  index,
  instant,
  integer,
  localDate,
  primaryKey,
  sealed,
  table,
  text,
  uniqueIndex,
} from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { forums } from './forums.ts'
import { participants } from './participants.ts'
import { venues } from './venues.ts'

const plan = {
  class: 'internal',
  purpose: 'running-forums',
  keep: 'programme+24m',
  seen: ['facilitator', 'support', 'analyst', 'commissioner'],
} as const
const attendance = { class: 'special', purpose: 'running-forums', keep: '12m', seen: ['facilitator'] } as const

export const sessionStates = ['planned', 'confirmed', 'held', 'balanced', 'postponed', 'cancelled'] as const
const takesItsDay = ['planned', 'confirmed', 'held', 'balanced'] as const
export const registerStatuses = [
  'invited',
  'accepted',
  'declined',
  'attended',
  'left_early',
  'apologies',
  'did_not_attend',
] as const
export const coverStates = ['asked', 'yes', 'no', 'not-needed', 'withdrawn'] as const
export const sessionDecisionKinds = ['kept', 'skipped', 'moved', 'postponed', 'cancelled'] as const
export const organisations = ['facilitator', 'victim_support', 'mps', 'mopac', 'partner', 'interpreter'] as const

/** One meeting of a forum. `date` and `time` are what people see; `startsAt` is the same moment in UTC. */
export const sessions = table(
  'sessions',
  {
    id: text('id', plan).primaryKey(),
    forumId: text('forum_id', plan)
      .notNull()
      .references(() => forums.id),
    date: localDate('date', plan).notNull(),
    time: text('time', plan).notNull(),
    minutes: integer('minutes', plan).notNull().default(120),
    startsAt: instant('starts_at', plan).notNull(),
    state: choice('state', sessionStates, plan).notNull().default('planned'),
    cancelReason: text('cancel_reason', plan),
    /** When we called it off: at short notice those who meant to come still get their voucher (product, step 6). */
    cancelledAt: instant('cancelled_at', plan),
    venueId: text('venue_id', plan).references(() => venues.id),
    /** The name that reception is told: it says nothing (domain §8). */
    roomName: text('room_name', { ...plan, seen: [...plan.seen, 'the participant'] }),
    /** How to join online: sealed, for whoever has it can walk in. */
    joining: sealed('joining', { ...plan, class: 'secret', seen: ['facilitator', 'the participant'] }, 'service'),
    costPence: integer('cost_pence', { ...plan, seen: ['facilitator', 'commissioner'] }),
    /** When its agenda was put in order by hand: until then the dots decide. */
    agendaOrderedAt: instant('agenda_ordered_at', plan),
    version: integer('version', plan).notNull().default(1),
    registerVersion: integer('register_version', plan).notNull().default(0),
  },
  (t) => [
    uniqueIndex('sessions_one_a_day').on(t.forumId, t.date).where(among(t.state, takesItsDay)),
    index('sessions_start').on(t.startsAt),
    check('sessions_state_known', among(t.state, sessionStates)),
  ],
)

/**
 * Attendance that is no longer held by person, after a year or an erasure: how many lines of each status were taken from a
 * register (domain §6.6). Added to what the register still holds, it gives the totals of the session.
 */
export const sessionTotals = table(
  'session_totals',
  {
    sessionId: text('session_id', plan)
      .notNull()
      .references(() => sessions.id),
    status: choice('status', registerStatuses, plan).notNull(),
    number: integer('number', plan).notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.status] })],
)

/**
 * Somebody of the staff who comes to a session and has no account here: an officer, a partner, an interpreter. A name as it
 * may be said in the room, no rank, no address.
 */
export const guests = table(
  'guests',
  {
    id: text('id', plan).primaryKey(),
    name: text('name', { ...plan, class: 'personal', keep: '24m', seen: ['facilitator', 'support'] }).notNull(),
    organisation: choice('organisation', organisations, plan).notNull(),
    addedAt: instant('added_at', plan).notNull(),
    /** Since when nobody can be put into a team any more. */
    retiredAt: instant('retired_at', plan),
  },
  (t) => [check('guests_organisation_known', among(t.organisation, organisations))],
)

/** Who is to be at a session, as what. Either somebody with an account or a guest. */
export const sessionTeam = table(
  'session_members',
  {
    id: text('id', plan).primaryKey(),
    sessionId: text('session_id', plan)
      .notNull()
      .references(() => sessions.id),
    personId: text('person_id', plan).references(() => people.id),
    guestId: text('guest_id', plan).references(() => guests.id),
    /** As what they come; the organisations of the register (domain §8). */
    part: choice('part', organisations, plan).notNull(),
    /** Police only: they said that they come in non-uniform. Each is asked (product, step 2). */
    nonUniform: flag('non_uniform', plan).notNull().default(false),
  },
  (t) => [
    uniqueIndex('session_members_person').on(t.sessionId, t.personId),
    uniqueIndex('session_members_guest').on(t.sessionId, t.guestId),
    check('session_members_somebody', sql`(person_id is null) <> (guest_id is null)`),
    check('session_members_part_known', among(t.part, organisations)),
  ],
)

/** A support worker who was asked to cover a session. The first yes holds, by the index; the others are thanked. */
export const coverRequests = table(
  'cover_requests',
  {
    id: text('id', plan).primaryKey(),
    sessionId: text('session_id', plan)
      .notNull()
      .references(() => sessions.id),
    personId: text('person_id', plan)
      .notNull()
      .references(() => people.id),
    state: choice('state', coverStates, plan).notNull().default('asked'),
    askedBy: text('asked_by', plan)
      .notNull()
      .references(() => people.id),
    askedAt: instant('asked_at', plan).notNull(),
    answeredAt: instant('answered_at', plan),
  },
  (t) => [
    uniqueIndex('cover_requests_one_each').on(t.sessionId, t.personId),
    uniqueIndex('cover_requests_one_yes').on(t.sessionId).where(sql`state = 'yes'`),
    check('cover_requests_state_known', among(t.state, coverStates)),
  ],
)

/**
 * What was decided about the dates of a forum, with the reason: a date kept or skipped in spite of a clash, a session moved,
 * postponed or called off. Never edited (product, step 1: nothing is moved silently).
 */
export const sessionDecisions = table(
  'session_decisions',
  {
    id: text('id', plan).primaryKey(),
    forumId: text('forum_id', plan)
      .notNull()
      .references(() => forums.id),
    /** The session it became of; null for a date that was skipped. */
    sessionId: text('session_id', plan).references(() => sessions.id),
    kind: choice('kind', sessionDecisionKinds, plan).notNull(),
    date: localDate('date', plan).notNull(),
    toDate: localDate('to_date', plan),
    /** How many later sessions followed a move. */
    followed: integer('followed', plan).notNull().default(0),
    reason: text('reason', plan).notNull(),
    decidedBy: text('decided_by', plan).references(() => people.id),
    at: instant('at', plan).notNull(),
  },
  (t) => [
    index('session_decisions_forum').on(t.forumId, t.date),
    check('session_decisions_kind_known', among(t.kind, sessionDecisionKinds)),
  ],
)

/** How many staff of each organisation were in the room (domain §8: numbers, never names). */
export const staffPresent = table(
  'staff_present',
  {
    sessionId: text('session_id', plan)
      .notNull()
      .references(() => sessions.id),
    organisation: choice('organisation', organisations, plan).notNull(),
    number: integer('number', plan).notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.organisation] })],
)

/** Attendance: one status per participant and session, never a reason. */
export const registerEntries = table(
  'register_entries',
  {
    sessionId: text('session_id', attendance)
      .notNull()
      .references(() => sessions.id),
    participantId: text('participant_id', attendance)
      .notNull()
      .references(() => participants.id),
    status: choice('status', registerStatuses, attendance).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.participantId] }),
    check('register_entries_status_known', among(t.status, registerStatuses)),
  ],
)
