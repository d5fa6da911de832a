import { check, choice, index, instant, integer, localDate, sealed, table, text, uniqueIndex } from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { forums } from './forums.ts'

const pseudonym = { class: 'pseudonym', purpose: 'running-forums', keep: 'place+24m', seen: ['facilitator'] } as const
/** Membership of a forum is special category by inference (domain §6.1). */
const membership = { class: 'special', purpose: 'running-forums', keep: 'place+24m', seen: ['facilitator'] } as const
/** What somebody with emergency access is shown too (security.md AZ-07). */
const inEmergency = { seen: ['facilitator', 'emergency access'] } as const
/** What those who answer requests about data call a participant by. */
const known = { seen: ['facilitator', 'support', 'dpo', 'emergency access'] } as const
const staging = { class: 'special', purpose: 'running-forums', keep: '1d', seen: ['facilitator'] } as const

/** In the order of the road from a referral to a place. */
export const placeStates = [
  'referred',
  'called',
  'welcomed',
  'waiting',
  'active',
  'stepped_back',
  'left',
  'declined',
] as const
const livePlace = ['referred', 'called', 'welcomed', 'waiting', 'active', 'stepped_back'] as const
export const referralSources = ['victim-service', 'victims-commissioner', 'witness-care', 'other'] as const

/**
 * A volunteer, known by reference and a chosen first name or alias. After an erasure the row stays only while the voucher
 * ledger names it: the reference, and the day.
 */
export const participants = table('participants', {
  id: text('id', pseudonym).primaryKey(),
  reference: text('reference', { ...pseudonym, ...known })
    .notNull()
    .unique(),
  alias: sealed('alias', {
    class: 'personal',
    purpose: 'running-forums',
    keep: 'place+30d',
    /** Support workers see it with a check-in of their forum. */
    seen: ['facilitator', 'support', 'the participant', 'emergency access'],
  }),
  /** Since when what we hold may only be kept, not used: they asked for it (UK GDPR Art 18). */
  restrictedSince: instant('restricted_since', { ...pseudonym, purpose: 'data-rights', seen: ['facilitator', 'dpo'] }),
  erasedOn: localDate('erased_on', { ...pseudonym, purpose: 'data-rights', seen: ['facilitator', 'dpo'] }),
})

/**
 * A participant's seat in one forum, from the referral on. `seat` is 1 to the forum's places while the place is kept, empty
 * before there is one, on the waiting list, when somebody else was given the seat of one who stepped back, and at the end;
 * the unique index is what keeps two people out of one seat.
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
    /** Who told us of them; null for those who came before this was asked. */
    source: choice('source', referralSources, membership),
    referredOn: localDate('referred_on', membership),
    calledOn: localDate('called_on', membership),
    welcomedOn: localDate('welcomed_on', membership),
    seat: integer('seat', membership),
    waitingOrder: integer('waiting_order', membership),
    startsOn: localDate('starts_on', membership),
    /** When the term ends, unless it is renewed. */
    plannedEndOn: localDate('planned_end_on', membership),
    endsOn: localDate('ends_on', membership),
  },
  (t) => [
    uniqueIndex('places_one_per_forum').on(t.participantId, t.forumId).where(among(t.state, livePlace)),
    uniqueIndex('places_one_per_seat').on(t.forumId, t.seat),
    index('places_forum').on(t.forumId, t.state),
    check('places_state_known', among(t.state, placeStates)),
  ],
)

export const participantImportStates = ['read', 'confirmed', 'undone'] as const

/**
 * A spreadsheet of participants that has been read: its lines, sealed, until it is confirmed, and for a day after that whom
 * it brought in, so that it can be undone.
 */
export const participantImports = table(
  'participant_imports',
  {
    id: text('id', staging).primaryKey(),
    forumId: text('forum_id', staging)
      .notNull()
      .references(() => forums.id),
    personId: text('person_id', staging)
      .notNull()
      .references(() => people.id),
    state: choice('state', participantImportStates, staging).notNull().default('read'),
    /** The lines of the file as JSON; null once they are brought in. */
    content: sealed('content', staging, 'service'),
    /** The ids of those who were brought in, as JSON, for the undoing. */
    added: text('added', staging),
    confirmedAt: instant('confirmed_at', staging),
    expiresAt: instant('expires_at', staging).notNull(),
  },
  (t) => [index('participant_imports_expiry').on(t.expiresAt)],
)
