import { check, choice, flag, integer, table, text } from '../columns.ts'
import { among } from './constraints.ts'

export const forumStates = ['planned', 'open', 'paused', 'closed'] as const
export const observingGroups = ['black', 'women_girls', 'disability', 'lgbtq'] as const

const known = {
  class: 'internal',
  purpose: 'running-forums',
  keep: 'programme+24m',
  seen: ['facilitator', 'support', 'analyst', 'commissioner', 'board', 'partner', 'dpo', 'admin'],
} as const

/** A standing group (product.md, Words). The six of PCD 1645 are seeded; more can be added. */
export const forums = table(
  'forums',
  {
    id: text('id', known).primaryKey(),
    slug: text('slug', known).notNull().unique(),
    name: text('name', known).notNull().unique(),
    places: integer('places', known).notNull().default(12),
    cadenceDays: integer('cadence_days', known).notNull().default(42),
    state: choice('state', forumStates, known).notNull().default('planned'),
    /** The rhythm of its sessions: the weekday (1 is Monday), the time, and which of the six weeks (0 to 5) is its own. */
    weekday: integer('weekday', known),
    usualTime: text('usual_time', known),
    week: integer('week', known),
    /** Whose observances are looked out for, besides those of everybody; and whether school breaks matter to it. */
    observes: choice('observes', observingGroups, known),
    schoolBreaks: flag('school_breaks', known).notNull().default(false),
    version: integer('version', known).notNull().default(1),
  },
  (t) => [check('forums_state_known', among(t.state, forumStates))],
)
