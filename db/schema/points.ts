import { check, choice, index, instant, json, table, text } from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { sessions } from './sessions.ts'

const said = {
  class: 'internal',
  purpose: 'learning',
  keep: 'programme+24m',
  seen: ['facilitator', 'analyst'],
} as const
const staging = { class: 'internal', purpose: 'learning', keep: '1d', seen: ['facilitator'] } as const

export const pointKinds = ['experience', 'suggestion', 'ask'] as const
export const pointBreadths = ['one', 'several', 'general'] as const
export const pointValences = ['problem', 'mixed', 'working_well'] as const
export const pointOrigins = ['forum', 'published'] as const

/**
 * One de-identified thing the room said. No key to a person, a random id, the session's date and nothing else in
 * time (product.md, "Points have no author"). `published` marks an extract from a publication, never forum feedback.
 */
export const points = table(
  'points',
  {
    id: text('id', said).primaryKey(),
    sessionId: text('session_id', said)
      .notNull()
      .references(() => sessions.id),
    text: text('text', said).notNull(),
    kind: choice('kind', pointKinds, said).notNull(),
    breadth: choice('breadth', pointBreadths, said),
    valence: choice('valence', pointValences, said),
    origin: choice('origin', pointOrigins, said).notNull().default('forum'),
    sourceTitle: text('source_title', said),
    suggestedThemes: json<string[]>('suggested_themes', said).notNull().default([]),
  },
  (t) => [
    index('points_session').on(t.sessionId),
    check('points_kind_known', among(t.kind, pointKinds)),
    check('points_origin_known', among(t.origin, pointOrigins)),
  ],
)

/** A file that has been read and previewed but not yet confirmed. It goes with the confirmation, or after a day. */
export const pointImports = table('point_imports', {
  id: text('id', staging).primaryKey(),
  sessionId: text('session_id', staging)
    .notNull()
    .references(() => sessions.id),
  personId: text('person_id', staging)
    .notNull()
    .references(() => people.id),
  content: json<unknown>('content', staging).notNull(),
  expiresAt: instant('expires_at', staging).notNull(),
})
