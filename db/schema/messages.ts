import { sql } from 'drizzle-orm'
import { check, choice, index, instant, integer, table, text, uniqueIndex } from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { participants } from './participants.ts'
import { sessions } from './sessions.ts'

const post = { class: 'internal', purpose: 'messages', keep: '12m', seen: ['the service'] } as const

export const messageStates = ['pending', 'leased', 'sent', 'dead', 'cancelled'] as const
export const messageTemplates = [
  'session-reminder',
  'invitation',
  'password-reset',
  'account-changed',
  'break-glass-opened',
  'approval-asked',
  'reveals-many',
  'link-locked',
  'data-request-asked',
  'private-link',
  'alert',
  'session-invitation',
  'session-coming',
  'session-moved',
  'session-off',
  'session-thanks',
  'wording-check',
  'cover-asked',
  'cover-thanked',
  'session-unconfirmed',
  'session-redated',
  'session-called-off',
] as const
export const deliveries = ['taken', 'delivered', 'failed'] as const

/**
 * Messages to be sent, to one member of staff or one participant, written with their cause. A row names a template and references, never an address or a body:
 * both are looked up when the message leaves (architecture rule 10).
 */
export const outbox = table(
  'outbox',
  {
    id: text('id', post).primaryKey(),
    template: choice('template', messageTemplates, post).notNull(),
    /** The member of staff it goes to; null for a message to a participant. */
    personId: text('person_id', post).references(() => people.id),
    /** The participant it goes to; null for a message to staff. By which route is asked when it leaves. */
    participantId: text('participant_id', { ...post, class: 'pseudonym' }).references(() => participants.id),
    /** The session that a reminder is about; null for every other template. */
    sessionId: text('session_id', post).references(() => sessions.id),
    /** The id of what another template is about: an invitation, a reset, a break-glass; or what was changed. */
    about: text('about', post),
    cause: text('cause', post).notNull(),
    state: choice('state', messageStates, post).notNull().default('pending'),
    attempts: integer('attempts', post).notNull().default(0),
    notBefore: instant('not_before', post).notNull(),
    notAfter: instant('not_after', post).notNull(),
    leasedUntil: instant('leased_until', post),
    sentAt: instant('sent_at', post),
    lastError: text('last_error', post),
    /** By which route it went to a participant; null for staff, and before it has left. */
    route: choice('route', ['email', 'text', 'post', 'call'], post),
    /** What the carrier calls it, where there is one to ask, and what it last said. */
    carrierId: text('carrier_id', post),
    delivery: choice('delivery', deliveries, post),
    askedCarrierAt: instant('asked_carrier_at', post),
  },
  (t) => [
    index('outbox_due').on(t.state, t.notBefore),
    index('outbox_session').on(t.sessionId),
    uniqueIndex('outbox_once_per_cause').on(t.template, t.personId, t.sessionId, t.cause),
    uniqueIndex('outbox_once_per_participant').on(t.template, t.participantId, t.cause),
    check('outbox_one_recipient', sql`(person_id is null) <> (participant_id is null)`),
    check('outbox_state_known', among(t.state, messageStates)),
  ],
)
