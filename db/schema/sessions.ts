import { check, choice, index, instant, integer, localDate, primaryKey, table, text, uniqueIndex } from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { forums } from './forums.ts'
import { participants } from './participants.ts'

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

/** Staff who are to be at a session and get its reminder. */
export const sessionTeam = table(
  'session_team',
  {
    sessionId: text('session_id', plan)
      .notNull()
      .references(() => sessions.id),
    personId: text('person_id', plan)
      .notNull()
      .references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.personId] })],
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
