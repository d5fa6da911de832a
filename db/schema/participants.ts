import { check, choice, index, integer, localDate, table, text, uniqueIndex } from '../columns.ts'
import { among } from './constraints.ts'
import { forums } from './forums.ts'

const pseudonym = { class: 'pseudonym', purpose: 'running-forums', keep: 'place+24m', seen: ['facilitator'] } as const
/** Membership of a forum is special category by inference (domain §6.1). */
const membership = { class: 'special', purpose: 'running-forums', keep: 'place+24m', seen: ['facilitator'] } as const
/** What somebody with emergency access is shown too (security.md AZ-07). */
const inEmergency = { seen: ['facilitator', 'emergency access'] } as const

export const placeStates = ['active', 'waiting', 'stepped_back', 'left'] as const
const livePlace = ['active', 'waiting', 'stepped_back'] as const

/** A volunteer, known by reference and a chosen first name or alias. Nothing else about the person is held. */
export const participants = table('participants', {
  id: text('id', pseudonym).primaryKey(),
  reference: text('reference', { ...pseudonym, ...inEmergency })
    .notNull()
    .unique(),
  alias: text('alias', {
    class: 'personal',
    purpose: 'running-forums',
    keep: 'place+30d',
    ...inEmergency,
  }).notNull(),
})

/**
 * A participant's seat in one forum. `seat` is 1 to the forum's places while the place is kept, empty on the waiting
 * list and after leaving; the unique index is what keeps two people out of one seat.
 */
export const places = table(
  'places',
  {
    id: text('id', membership).primaryKey(),
    participantId: text('participant_id', membership)
      .notNull()
      .references(() => participants.id),
    forumId: text('forum_id', { ...membership, ...inEmergency })
      .notNull()
      .references(() => forums.id),
    state: choice('state', placeStates, { ...membership, ...inEmergency }).notNull(),
    seat: integer('seat', membership),
    waitingOrder: integer('waiting_order', membership),
    startsOn: localDate('starts_on', membership),
    endsOn: localDate('ends_on', membership),
  },
  (t) => [
    uniqueIndex('places_one_per_forum').on(t.participantId, t.forumId).where(among(t.state, livePlace)),
    uniqueIndex('places_one_per_seat').on(t.forumId, t.seat),
    index('places_forum').on(t.forumId, t.state),
    check('places_state_known', among(t.state, placeStates)),
  ],
)
