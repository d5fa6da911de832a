import { roles } from '#app/domain/access/permissions.ts'
import { check, choice, index, instant, table, text, uniqueIndex } from '../columns.ts'
import { among } from './constraints.ts'
import { forums } from './forums.ts'

const staff = { class: 'internal', purpose: 'accounts', keep: '24m', seen: ['admin'] } as const
const named = { class: 'personal', purpose: 'accounts', keep: '24m', seen: ['admin'] } as const
const sealedAway = { class: 'secret', purpose: 'accounts', keep: '24m', seen: ['the service'] } as const
const fleeting = { class: 'secret', purpose: 'accounts', keep: '30d', seen: ['the service'] } as const

export const personStates = ['invited', 'active', 'disabled'] as const

/** Somebody who signs in: staff, never a participant. */
export const people = table(
  'people',
  {
    id: text('id', staff).primaryKey(),
    email: text('email', named).notNull().unique(),
    name: text('name', { ...named, seen: ['admin', 'facilitator', 'analyst', 'commissioner'] }).notNull(),
    organisation: text('organisation', staff).notNull(),
    passwordHash: text('password_hash', sealedAway),
    state: choice('state', personStates, staff).notNull().default('invited'),
  },
  (t) => [check('people_state_known', among(t.state, personStates))],
)

/** (person, role, forum or all). */
export const grants = table(
  'grants',
  {
    id: text('id', staff).primaryKey(),
    personId: text('person_id', staff)
      .notNull()
      .references(() => people.id),
    role: choice('role', roles, staff).notNull(),
    forumId: text('forum_id', staff).references(() => forums.id),
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

/** A signed-in browser. The key is the SHA-256 of the cookie's value (security.md SES-01). */
export const signInSessions = table(
  'sign_in_sessions',
  {
    id: text('id', fleeting).primaryKey(),
    personId: text('person_id', fleeting)
      .notNull()
      .references(() => people.id),
    idleUntil: instant('idle_until', fleeting).notNull(),
    endsAt: instant('ends_at', fleeting).notNull(),
  },
  (t) => [index('sign_in_sessions_person').on(t.personId)],
)

/** Forms already taken, so that a second click or a resend does nothing twice (security.md DAT-05). */
export const submissions = table(
  'submissions',
  {
    key: text('key', { ...fleeting, keep: '1d' }).primaryKey(),
    contentHash: text('content_hash', { ...fleeting, keep: '1d' }).notNull(),
    takenAt: instant('taken_at', { ...fleeting, keep: '1d' }).notNull(),
  },
  (t) => [uniqueIndex('submissions_age').on(t.takenAt, t.key)],
)
