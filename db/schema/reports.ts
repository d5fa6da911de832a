import { check, choice, instant, integer, primaryKey, table, text, uniqueIndex } from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { forums } from './forums.ts'

const draft = {
  class: 'internal',
  purpose: 'reporting',
  keep: 'programme+24m',
  seen: ['analyst', 'commissioner'],
} as const
const released = {
  class: 'internal',
  purpose: 'reporting',
  keep: 'programme+24m',
  seen: ['analyst', 'commissioner', 'facilitator', 'support', 'board', 'partner', 'dpo'],
} as const

export const reportStates = ['draft', 'approved', 'published'] as const

/** A Board report on its way. `content` is the protected result as it would be published, `digest` its SHA-256. */
export const reports = table(
  'reports',
  {
    id: text('id', draft).primaryKey(),
    quarter: text('quarter', draft).notNull(),
    introduction: text('introduction', draft).notNull().default(''),
    state: choice('state', reportStates, draft).notNull().default('draft'),
    content: text('content', draft).notNull(),
    digest: text('digest', draft).notNull(),
    version: integer('version', draft).notNull().default(1),
    draftedBy: text('drafted_by', draft)
      .notNull()
      .references(() => people.id),
    approvedBy: text('approved_by', draft).references(() => people.id),
    approvedAt: instant('approved_at', draft),
  },
  (t) => [check('reports_state_known', among(t.state, reportStates))],
)

export const reportForums = table(
  'report_forums',
  {
    reportId: text('report_id', draft)
      .notNull()
      .references(() => reports.id),
    forumId: text('forum_id', draft)
      .notNull()
      .references(() => forums.id),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.forumId] })],
)

/** A numbered, frozen release. Triggers refuse every change to it (product.md, "Published is frozen"). */
export const releases = table('releases', {
  number: integer('number', released).primaryKey(),
  reportId: text('report_id', released)
    .notNull()
    .unique()
    .references(() => reports.id),
  quarter: text('quarter', released).notNull(),
  content: text('content', released).notNull(),
  digest: text('digest', released).notNull(),
  draftedBy: text('drafted_by', draft)
    .notNull()
    .references(() => people.id),
  approvedBy: text('approved_by', draft)
    .notNull()
    .references(() => people.id),
  publishedBy: text('published_by', draft)
    .notNull()
    .references(() => people.id),
  publishedAt: instant('published_at', released).notNull(),
})

/**
 * What each release was cut from. A forum stands in one release a quarter at most, so that no two releases can be
 * subtracted from one another (domain D8, D9).
 */
export const releaseCuts = table(
  'release_cuts',
  {
    releaseNumber: integer('release_number', released)
      .notNull()
      .references(() => releases.number),
    forumId: text('forum_id', released)
      .notNull()
      .references(() => forums.id),
    quarter: text('quarter', released).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.releaseNumber, t.forumId] }),
    uniqueIndex('release_cuts_do_not_overlap').on(t.forumId, t.quarter),
  ],
)
