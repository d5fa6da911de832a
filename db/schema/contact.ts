import { check, choice, index, instant, integer, localDate, sealed, table, text, uniqueIndex } from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { participants } from './participants.ts'
import { sessions } from './sessions.ts'

const contact = {
  class: 'personal',
  purpose: 'safe-contact',
  keep: 'place+30d',
  seen: ['facilitator', 'the participant', 'emergency access'],
} as const
/** As well to the Victim Support worker who does a check-in, for as long as it is theirs and open (product, "support"). */
const reached = { ...contact, seen: [...contact.seen, 'support'] } as const
/** Seen by nobody but through the service: what is looked for, not what is shown. */
const inside = { ...contact, class: 'pseudonym', seen: ['the service'] } as const
const need = {
  class: 'special',
  purpose: 'taking-part',
  keep: 'place+30d',
  seen: ['facilitator', 'the participant'],
} as const
const watched = { class: 'internal', purpose: 'accountability', keep: '24m', seen: ['dpo'] } as const
const work = { class: 'pseudonym', purpose: 'safe-contact', keep: '12m', seen: ['facilitator'] } as const

export const contactRouteKinds = ['email', 'call', 'text', 'post'] as const
export const revealFields = ['email', 'call', 'text', 'post', 'code-word'] as const
export const revealReasons = ['contact-task', 'session-today', 'they-asked', 'checking', 'safety', 'check-in'] as const
export const contactTaskStates = ['open', 'done', 'not-reached', 'cancelled'] as const
export const contactTaskAbouts = [
  'private-link',
  'confirm-contact',
  'data-request',
  'session-invitation',
  'session-coming',
  'session-moved',
  'session-off',
  'session-thanks',
  'wording-check',
] as const

/**
 * One way of reaching a participant. The address and its rules are sealed; in the clear is only the day it was last
 * confirmed, so that what has to be asked again can be found (domain §7).
 */
export const contactRoutes = table(
  'contact_routes',
  {
    id: text('id', { ...inside }).primaryKey(),
    participantId: text('participant_id', contact)
      .notNull()
      .references(() => participants.id),
    route: choice('route', contactRouteKinds, contact).notNull(),
    address: sealed('address', reached).notNull(),
    /** Finds the same email address or phone number twice; null for post (security.md CRY-05). */
    addressIndex: text('address_index', inside),
    /** Whether it is safe, when, voicemail, sender name, subject, number withheld: JSON, sealed. */
    rules: sealed('rules', reached).notNull(),
    confirmedOn: localDate('confirmed_on', contact),
    version: integer('version', inside).notNull().default(1),
  },
  (t) => [
    uniqueIndex('contact_routes_one_of_each').on(t.participantId, t.route),
    index('contact_routes_index').on(t.addressIndex),
    check('contact_routes_route_known', among(t.route, contactRouteKinds)),
  ],
)

/** What holds for every way of reaching a participant: the code word, who may answer, do not use until. */
export const safeContacts = table('safe_contacts', {
  participantId: text('participant_id', contact)
    .primaryKey()
    .references(() => participants.id),
  codeWord: sealed('code_word', reached),
  /** What to do if somebody else answers, do not use until, whether they contact us only: JSON, sealed. */
  rules: sealed('rules', reached).notNull(),
  version: integer('version', inside).notNull().default(1),
})

/** Something we do so that a person can take part. Never a diagnosis (product.md, Words). */
export const adjustments = table(
  'adjustments',
  {
    id: text('id', need).primaryKey(),
    participantId: text('participant_id', need)
      .notNull()
      .references(() => participants.id),
    kind: sealed('kind', need).notNull(),
    line: sealed('line', need),
  },
  (t) => [index('adjustments_participant').on(t.participantId)],
)

/** Each time one field of a participant was shown in the clear. Written before it is opened (security.md PRV-03). */
export const reveals = table(
  'reveals',
  {
    id: text('id', watched).primaryKey(),
    personId: text('person_id', watched)
      .notNull()
      .references(() => people.id),
    participantId: text('participant_id', watched)
      .notNull()
      .references(() => participants.id),
    field: choice('field', revealFields, watched).notNull(),
    reason: choice('reason', revealReasons, watched).notNull(),
    at: instant('at', watched).notNull(),
  },
  (t) => [index('reveals_person').on(t.personId, t.at), check('reveals_field_known', among(t.field, revealFields))],
)

/** Something a person has to say or post, because no machine may: with what may be said, worked out when it is opened. */
export const contactTasks = table(
  'contact_tasks',
  {
    id: text('id', work).primaryKey(),
    participantId: text('participant_id', work)
      .notNull()
      .references(() => participants.id),
    route: choice('route', contactRouteKinds, work),
    about: choice('about', contactTaskAbouts, work).notNull(),
    /** What it came from: one task for each. */
    cause: text('cause', work).notNull(),
    /** The session it is about: then it is on that session's call sheet. */
    sessionId: text('session_id', work).references(() => sessions.id),
    dueOn: localDate('due_on', work).notNull(),
    state: choice('state', contactTaskStates, work).notNull().default('open'),
    settledBy: text('settled_by', work).references(() => people.id),
    settledAt: instant('settled_at', work),
  },
  (t) => [
    uniqueIndex('contact_tasks_once_per_cause').on(t.participantId, t.about, t.cause),
    index('contact_tasks_state').on(t.state, t.dueOn),
    check('contact_tasks_state_known', among(t.state, contactTaskStates)),
  ],
)
