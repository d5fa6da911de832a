import { roles } from '#app/domain/access/permissions.ts'
import {
  check,
  choice,
  flag,
  index,
  instant,
  integer,
  localDate,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../columns.ts'
import { among } from './constraints.ts'
import { forums } from './forums.ts'

const staff = { class: 'internal', purpose: 'accounts', keep: '24m', seen: ['admin'] } as const
const held = { ...staff, seen: ['admin', 'oneself'] } as const
/** Whoever sees a session sees who is in its team. */
const teams = ['admin', 'facilitator', 'support', 'analyst', 'commissioner'] as const
const named = { class: 'personal', purpose: 'accounts', keep: '24m', seen: ['admin', 'oneself'] } as const
const sealedAway = { class: 'secret', purpose: 'accounts', keep: '24m', seen: ['the service'] } as const
const fleeting = { class: 'secret', purpose: 'accounts', keep: '30d', seen: ['the service'] } as const
const ownSignIn = { class: 'internal', purpose: 'accounts', keep: '30d', seen: ['oneself'] } as const

export const personStates = ['invited', 'active', 'disabled'] as const

/** Somebody who signs in: staff, never a participant. */
export const people = table(
  'people',
  {
    id: text('id', { ...staff, seen: [...teams, 'dpo'] }).primaryKey(),
    email: text('email', named).notNull().unique(),
    name: text('name', { ...named, seen: [...teams, 'dpo', 'oneself'] }).notNull(),
    organisation: text('organisation', { ...staff, seen: [...teams, 'oneself'] }).notNull(),
    passwordHash: text('password_hash', sealedAway),
    state: choice('state', personStates, staff).notNull().default('invited'),
    /** When they had the training for supporting a forum: a session needs somebody who has (product, step 2). */
    supportTrainedOn: localDate('support_trained_on', { ...staff, seen: [...teams] }),
    /** When the person was disabled as a leaver. */
    disabledAt: instant('disabled_at', staff),
  },
  (t) => [check('people_state_known', among(t.state, personStates))],
)

/** (person, role, forum or all), from when to when, given by whom and why. */
export const grants = table(
  'grants',
  {
    id: text('id', held).primaryKey(),
    personId: text('person_id', staff)
      .notNull()
      .references(() => people.id),
    role: choice('role', roles, held).notNull(),
    forumId: text('forum_id', held).references(() => forums.id),
    /** First and last London day on which it reaches; null for no such limit. */
    startsOn: localDate('starts_on', held),
    endsOn: localDate('ends_on', held),
    /** When somebody ended it. */
    endedAt: instant('ended_at', staff),
    /** Who gave it: a person, or null for the service itself. */
    givenBy: text('given_by', staff).references(() => people.id),
    reason: text('reason', staff).notNull().default(''),
    /** The last London day on which it opened a page or an action. */
    lastUsedOn: localDate('last_used_on', staff),
  },
  (t) => [index('grants_person').on(t.personId), check('grants_role_known', among(t.role, roles))],
)

/** A one-time link with which a person sets a password. Only the digest of its token is held. */
export const invitations = table('invitations', {
  id: text('id', staff).primaryKey(),
  personId: text('person_id', staff)
    .notNull()
    .references(() => people.id),
  tokenHash: text('token_hash', fleeting).notNull().unique(),
  expiresAt: instant('expires_at', fleeting).notNull(),
  usedAt: instant('used_at', fleeting),
})

/** A one-time link with which a person chooses a new password. Only the digest of its token is held (AUT-09). */
export const passwordResets = table(
  'password_resets',
  {
    id: text('id', fleeting).primaryKey(),
    personId: text('person_id', fleeting)
      .notNull()
      .references(() => people.id),
    tokenHash: text('token_hash', fleeting).notNull().unique(),
    expiresAt: instant('expires_at', fleeting).notNull(),
    usedAt: instant('used_at', fleeting),
  },
  (t) => [index('password_resets_person').on(t.personId)],
)

export const signInStages = ['second-factor', 'set-up', 'full'] as const
export const signInMethods = ['passkey', 'app', 'recovery-code', 'demonstration'] as const

/** A signed-in browser. The key is the SHA-256 of the cookie's value (security.md SES-01). */
export const signInSessions = table(
  'sign_in_sessions',
  {
    id: text('id', fleeting).primaryKey(),
    /** Stays the same when the secret is rotated: what its owner sees, and what forms are bound to. */
    handle: text('handle', ownSignIn).notNull().default(''),
    personId: text('person_id', fleeting)
      .notNull()
      .references(() => people.id),
    /** A row from before there were stages has proved a password and no more. */
    stage: choice('stage', signInStages, fleeting).notNull().default('second-factor'),
    /** The second factor that was used; null before it. */
    method: choice('method', signInMethods, ownSignIn),
    /** Browser and system in words. */
    device: text('device', { ...ownSignIn, class: 'personal' })
      .notNull()
      .default(''),
    openedAt: instant('opened_at', ownSignIn),
    usedAt: instant('used_at', ownSignIn),
    /** When the person last proved with all factors that it is them (security.md AUT-10). */
    confirmedAt: instant('confirmed_at', fleeting),
    /** Names of participants are hidden on this browser, for a room where others can see the screen. */
    namesHidden: flag('names_hidden', ownSignIn).notNull().default(false),
    idleUntil: instant('idle_until', fleeting).notNull(),
    endsAt: instant('ends_at', fleeting).notNull(),
  },
  (t) => [
    index('sign_in_sessions_person').on(t.personId),
    index('sign_in_sessions_handle').on(t.handle),
    check('sign_in_sessions_stage_known', among(t.stage, signInStages)),
  ],
)

/** Devices that a person has signed in on lately, so that a new one is noticed (security.md AUT-11). A keyed digest each. */
export const knownDevices = table(
  'known_devices',
  {
    personId: text('person_id', fleeting)
      .notNull()
      .references(() => people.id),
    device: text('device', fleeting).notNull(),
    lastSeenOn: localDate('last_seen_on', fleeting).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.device] })],
)

/** How often something was tried lately. The key is a keyed digest of what it is about: account, address or both. */
export const throttles = table(
  'throttles',
  {
    key: text('key', { ...fleeting, keep: '1d' }).primaryKey(),
    tries: integer('tries', { ...fleeting, keep: '1d' }).notNull(),
    /** When the counting began, and when it is over. */
    since: instant('since', { ...fleeting, keep: '1d' }).notNull(),
    until: instant('until', { ...fleeting, keep: '1d' }).notNull(),
  },
  (t) => [index('throttles_until').on(t.until)],
)

/**
 * Forms already taken, so that a second click or a resend does nothing twice (security.md DAT-05). Most are known for a day; what
 * a tablet may send after days without a connection for 14, which is what is declared (docs/decisions/0019).
 */
export const submissions = table(
  'submissions',
  {
    key: text('key', { ...fleeting, keep: '14d' }).primaryKey(),
    contentHash: text('content_hash', { ...fleeting, keep: '14d' }).notNull(),
    takenAt: instant('taken_at', { ...fleeting, keep: '14d' }).notNull(),
  },
  (t) => [uniqueIndex('submissions_age').on(t.takenAt, t.key)],
)
