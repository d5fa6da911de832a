import type { AuditDetail } from '#app/domain/shared/result.ts'
import { index, instant, json, sequence, table, text } from '../columns.ts'

const trail = { class: 'internal', purpose: 'accountability', keep: '24m', seen: ['dpo'] } as const

/** Who did what to which object. Ids and field names only; triggers refuse changes (security.md AUD-03, AUD-05). */
export const auditEvents = table(
  'audit_events',
  {
    sequence: sequence('sequence', trail),
    at: instant('at', trail).notNull(),
    actor: text('actor', trail).notNull(),
    role: text('role', trail).notNull(),
    action: text('action', trail).notNull(),
    object: text('object', trail).notNull(),
    detail: json<AuditDetail>('detail', trail).notNull(),
    requestId: text('request_id', trail).notNull(),
    /** The chain: SHA-256 over the entry before and this one; null for entries older than the chain (AUD-03). */
    hash: text('hash', trail),
  },
  (t) => [
    index('audit_events_object').on(t.object),
    index('audit_events_actor').on(t.actor),
    index('audit_events_at').on(t.at),
  ],
)
