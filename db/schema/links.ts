import { sql } from 'drizzle-orm'
import { check, choice, index, instant, integer, table, text, uniqueIndex } from '../columns.ts'
import { people } from './accounts.ts'
import { among } from './constraints.ts'
import { participants } from './participants.ts'

const link = { class: 'pseudonym', purpose: 'taking-part', keep: '30d', seen: ['facilitator'] } as const
const secret = { class: 'secret', purpose: 'taking-part', keep: '30d', seen: ['the service'] } as const
const visit = { class: 'secret', purpose: 'taking-part', keep: '1d', seen: ['the service'] } as const

export const linkPurposes = ['page'] as const
export const visitStages = ['word', 'open'] as const

/**
 * A participant's private link: one that works for each purpose. The secret in it is worked out from the id; the table
 * holds its SHA-256 (security.md LNK-01).
 */
export const participantLinks = table(
  'participant_links',
  {
    id: text('id', link).primaryKey(),
    participantId: text('participant_id', link)
      .notNull()
      .references(() => participants.id),
    purpose: choice('purpose', linkPurposes, link).notNull(),
    tokenHash: text('token_hash', secret).notNull().unique(),
    /** The digest of a PIN given by word of mouth, for those without a code word. */
    pinDigest: text('pin_digest', secret),
    wrongWords: integer('wrong_words', link).notNull().default(0),
    lockedAt: instant('locked_at', link),
    createdAt: instant('created_at', link).notNull(),
    createdBy: text('created_by', link).references(() => people.id),
    expiresAt: instant('expires_at', link).notNull(),
    revokedAt: instant('revoked_at', link),
  },
  (t) => [
    uniqueIndex('participant_links_one_each').on(t.participantId, t.purpose).where(sql`revoked_at is null`),
    index('participant_links_expiry').on(t.expiresAt),
  ],
)

/** A browser that followed a private link, for 15 minutes. The key is the SHA-256 of its cookie (security.md LNK-07). */
export const participantVisits = table(
  'participant_visits',
  {
    id: text('id', visit).primaryKey(),
    linkId: text('link_id', visit)
      .notNull()
      .references(() => participantLinks.id),
    /** `word` until the agreed word was given. */
    stage: choice('stage', visitStages, visit).notNull().default('word'),
    endsAt: instant('ends_at', visit).notNull(),
  },
  (t) => [
    index('participant_visits_end').on(t.endsAt),
    check('participant_visits_stage_known', among(t.stage, visitStages)),
  ],
)
