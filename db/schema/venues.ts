import { check, choice, flag, instant, integer, json, localDate, table, text, uniqueIndex } from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'

const known = {
  class: 'internal',
  purpose: 'running-forums',
  keep: 'programme+24m',
  seen: ['facilitator', 'support', 'commissioner'],
} as const

export const venueStates = ['in-use', 'retired'] as const
export const accessAnswers = ['yes', 'no', 'not-known'] as const

/** What those who come are told of it. */
const told = { ...known, seen: ['facilitator', 'support', 'commissioner', 'the participant'] } as const

/** A place where forums meet, with what it offers (domain §8). Never a police building. */
export const venues = table(
  'venues',
  {
    id: text('id', known).primaryKey(),
    name: text('name', told).notNull().unique(),
    address: text('address', told).notNull(),
    /** How to get there without a step, where to be dropped off: for staff and taxis. */
    directions: text('directions', told).notNull().default(''),
    /** The name reception is told for the room, unless a session says another. */
    roomName: text('room_name', told).notNull(),
    holds: integer('holds', known),
    costPence: integer('cost_pence', { ...known, seen: ['facilitator', 'commissioner'] }),
    /** The checklist of domain §8: question → yes, no, not known. */
    access: json<Record<string, (typeof accessAnswers)[number]>>('access', known).notNull().default({}),
    /** When somebody last went and looked. */
    checkedOn: localDate('checked_on', known),
    notPolice: flag('not_police', known).notNull().default(false),
    state: choice('state', venueStates, known).notNull().default('in-use'),
    version: integer('version', known).notNull().default(1),
  },
  (t) => [check('venues_state_known', among(t.state, venueStates))],
)

/** The calendar of bank holidays, observances and school breaks, as it was loaded: the newest counts (domain §11). */
export const calendarFiles = table(
  'calendar_files',
  {
    id: text('id', { ...known, seen: ['admin'] }).primaryKey(),
    version: integer('version', { ...known, seen: ['admin'] }).notNull(),
    content: json<unknown>('content', known).notNull(),
    /** The last day it knows anything about. */
    endsOn: localDate('ends_on', known).notNull(),
    loadedBy: text('loaded_by', { ...known, seen: ['admin'] }).references(() => people.id),
    loadedAt: instant('loaded_at', { ...known, seen: ['admin'] }).notNull(),
  },
  (t) => [uniqueIndex('calendar_files_version').on(t.version)],
)

const feed = { class: 'internal', purpose: 'accounts', keep: '24m', seen: ['oneself'] } as const

/** The secret address of somebody's calendar feed. The secret is worked out from the id; here lies its SHA-256. */
export const calendarFeeds = table('calendar_feeds', {
  id: text('id', feed).primaryKey(),
  personId: text('person_id', feed)
    .notNull()
    .unique()
    .references(() => people.id),
  tokenHash: text('token_hash', { ...feed, class: 'secret', seen: ['the service'] })
    .notNull()
    .unique(),
  madeAt: instant('made_at', feed).notNull(),
})
