import { roles } from '#app/domain/access/permissions.ts'
import { check, choice, index, instant, localDate, primaryKey, table, text } from '../columns.ts'
import { grants, people } from './accounts.ts'
import { among } from './constraints.ts'
import { forums } from './forums.ts'
import { participants } from './participants.ts'

const staff = { class: 'internal', purpose: 'accounts', keep: '24m', seen: ['admin'] } as const
const trail = { class: 'internal', purpose: 'accountability', keep: '24m', seen: ['dpo', 'admin'] } as const

export const proposalStates = ['open', 'approved', 'refused', 'withdrawn'] as const

/** A grant of administrator or data protection officer that waits for a second administrator (product.md, Two people). */
export const grantProposals = table(
  'grant_proposals',
  {
    id: text('id', staff).primaryKey(),
    personId: text('person_id', staff)
      .notNull()
      .references(() => people.id),
    role: choice('role', roles, staff).notNull(),
    forumId: text('forum_id', staff).references(() => forums.id),
    startsOn: localDate('starts_on', staff),
    endsOn: localDate('ends_on', staff),
    reason: text('reason', staff).notNull(),
    proposedBy: text('proposed_by', staff)
      .notNull()
      .references(() => people.id),
    proposedAt: instant('proposed_at', staff).notNull(),
    expiresAt: instant('expires_at', staff).notNull(),
    state: choice('state', proposalStates, staff).notNull().default('open'),
    decidedBy: text('decided_by', staff).references(() => people.id),
    decidedAt: instant('decided_at', staff),
  },
  (t) => [
    index('grant_proposals_person').on(t.personId),
    check('grant_proposals_state_known', among(t.state, proposalStates)),
    check('grant_proposals_role_known', among(t.role, roles)),
  ],
)

/** The quarterly look at every grant: one a quarter. */
export const accessReviews = table('access_reviews', {
  id: text('id', staff).primaryKey(),
  quarter: text('quarter', staff).notNull().unique(),
  startedBy: text('started_by', staff)
    .notNull()
    .references(() => people.id),
  startedAt: instant('started_at', staff).notNull(),
  closedAt: instant('closed_at', staff),
})

export const reviewVerdicts = ['keep', 'end'] as const

/** What the reviewer decided about one grant. */
export const accessReviewLines = table(
  'access_review_lines',
  {
    reviewId: text('review_id', staff)
      .notNull()
      .references(() => accessReviews.id),
    grantId: text('grant_id', staff)
      .notNull()
      .references(() => grants.id),
    verdict: choice('verdict', reviewVerdicts, staff).notNull(),
    decidedBy: text('decided_by', staff)
      .notNull()
      .references(() => people.id),
    decidedAt: instant('decided_at', staff).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reviewId, t.grantId] }),
    check('access_review_lines_verdict_known', among(t.verdict, reviewVerdicts)),
  ],
)

export const breakGlassReasons = ['safety', 'data-request', 'no-facilitator', 'investigation'] as const

/** Half an hour in which one person may see one participant's sealed fields, and why (security.md AZ-07). */
export const breakGlass = table(
  'break_glass',
  {
    id: text('id', trail).primaryKey(),
    personId: text('person_id', trail)
      .notNull()
      .references(() => people.id),
    participantId: text('participant_id', { ...trail, class: 'pseudonym' })
      .notNull()
      .references(() => participants.id),
    reason: choice('reason', breakGlassReasons, trail).notNull(),
    /** What happened, in a line; the data protection officer reads it. */
    explanation: text('explanation', trail).notNull(),
    openedAt: instant('opened_at', trail).notNull(),
    endsAt: instant('ends_at', trail).notNull(),
    closedAt: instant('closed_at', trail),
  },
  (t) => [
    index('break_glass_person').on(t.personId),
    check('break_glass_reason_known', among(t.reason, breakGlassReasons)),
  ],
)
