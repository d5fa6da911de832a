import { sql } from 'drizzle-orm'
import { check, choice, flag, index, integer, localDate, table, text, uniqueIndex } from '../columns.ts'
import { among } from './constraints.ts'
import { forums } from './forums.ts'
import { participants } from './participants.ts'
import { sessions } from './sessions.ts'

const stock = { class: 'internal', purpose: 'thanking', keep: '6y', seen: ['facilitator', 'commissioner'] } as const
const thanks = { class: 'pseudonym', purpose: 'thanking', keep: '6y', seen: ['facilitator'] } as const

export const voucherStates = ['in_stock', 'issued'] as const
export const issueOutcomes = ['accepted', 'declined'] as const

/** Vouchers bought together. Redeemable codes are never held (domain §4.2). */
export const voucherBatches = table(
  'voucher_batches',
  {
    id: text('id', stock).primaryKey(),
    forumId: text('forum_id', stock)
      .notNull()
      .references(() => forums.id),
    supplier: text('supplier', stock).notNull(),
    orderReference: text('order_reference', stock).notNull(),
    faceValuePence: integer('face_value_pence', stock).notNull(),
    quantity: integer('quantity', stock).notNull(),
    receivedOn: localDate('received_on', stock).notNull(),
  },
  (t) => [check('voucher_batches_positive', sql`${t.faceValuePence} > 0 and ${t.quantity} > 0`)],
)

export const vouchers = table(
  'vouchers',
  {
    id: text('id', stock).primaryKey(),
    batchId: text('batch_id', stock)
      .notNull()
      .references(() => voucherBatches.id),
    number: integer('number', stock).notNull(),
    state: choice('state', voucherStates, stock).notNull().default('in_stock'),
  },
  (t) => [
    uniqueIndex('vouchers_number').on(t.batchId, t.number),
    index('vouchers_state').on(t.batchId, t.state),
    check('vouchers_state_known', among(t.state, voucherStates)),
  ],
)

/**
 * Joins why (session), who (participant) and what (voucher; none when declined). At most one live issue per
 * participant and session, and per voucher: the indexes are the last judge. A mistake is taken back, never deleted.
 */
export const voucherIssues = table(
  'voucher_issues',
  {
    id: text('id', thanks).primaryKey(),
    sessionId: text('session_id', thanks)
      .notNull()
      .references(() => sessions.id),
    participantId: text('participant_id', thanks)
      .notNull()
      .references(() => participants.id),
    voucherId: text('voucher_id', thanks).references(() => vouchers.id),
    outcome: choice('outcome', issueOutcomes, thanks).notNull(),
    live: flag('live', thanks).notNull().default(true),
  },
  (t) => [
    uniqueIndex('voucher_issues_one_per_session').on(t.sessionId, t.participantId).where(sql`live`),
    index('voucher_issues_session').on(t.sessionId, t.participantId),
    uniqueIndex('voucher_issues_one_per_voucher').on(t.voucherId).where(sql`live`),
    check('voucher_issues_accepted_has_voucher', sql`(${t.outcome} = 'accepted') = (${t.voucherId} is not null)`),
  ],
)
