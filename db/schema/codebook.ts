import { check, choice, integer, json, localDate, primaryKey, table, text } from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { points } from './points.ts'

const open = {
  class: 'public',
  purpose: 'learning',
  keep: 'programme+24m',
  seen: ['facilitator', 'analyst', 'commissioner', 'board'],
} as const
const tagged = {
  class: 'internal',
  purpose: 'learning',
  keep: 'programme+24m',
  seen: ['facilitator', 'analyst'],
} as const
const coding = { class: 'internal', purpose: 'learning', keep: 'programme+24m', seen: ['analyst'] } as const

export const themeStates = ['in_use', 'retired'] as const

export const codebookVersions = table('codebook_versions', {
  version: integer('version', open).primaryKey(),
  title: text('title', open).notNull(),
  inUseFrom: localDate('in_use_from', open).notNull(),
})

/** A code of the codebook; a group is a theme without a parent. Retired, never deleted (domain §3.6). */
export const themes = table(
  'themes',
  {
    code: text('code', open).primaryKey(),
    sinceVersion: integer('since_version', open)
      .notNull()
      .references(() => codebookVersions.version),
    parent: text('parent', open),
    position: integer('position', open).notNull(),
    name: text('name', open).notNull(),
    definition: text('definition', open).notNull(),
    include: text('include', open).notNull(),
    exclude: text('exclude', open).notNull(),
    rights: json<number[]>('rights', open).notNull(),
    stages: json<string[]>('stages', open).notNull(),
    state: choice('state', themeStates, open).notNull().default('in_use'),
  },
  (t) => [check('themes_state_known', among(t.state, themeStates))],
)

/** A theme given to a point, and by which coder. Without a time: points have none. */
export const pointThemes = table(
  'point_themes',
  {
    pointId: text('point_id', tagged)
      .notNull()
      .references(() => points.id),
    themeCode: text('theme_code', tagged)
      .notNull()
      .references(() => themes.code),
    coderId: text('coder_id', coding)
      .notNull()
      .references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.pointId, t.themeCode] })],
)
