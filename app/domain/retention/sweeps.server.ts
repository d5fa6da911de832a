import { and, eq, gte, inArray, isNotNull, isNull, lt, lte, ne, notInArray, or, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { addDays, type LocalDate, londonInstant } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import * as schema from '#db/schema/index.ts'
import { cutoff } from './rules.ts'
import { type RuleId, ruleFacts } from './schedule.ts'

/** A rule over the rows of one table: which are due, and what becomes of them. */
export type Sweep = {
  rule: RuleId
  table: SQLiteTable
  /** Rows whose clock began on this day or before. */
  began: (day: LocalDate) => SQL | undefined
  /** The column that names the participant a row is about: a legal hold on them keeps it. */
  participant?: SQLiteColumn
  /** Tables whose rows hang on these and go first. */
  first?: { table: SQLiteTable; by: SQLiteColumn; key: SQLiteColumn }
  take: 'deleted' | 'counted' | 'emptied'
}

/** What stands in place of a name that is no longer held: unique for each person, and no address of anybody. */
export const removedEmail = (personId: string) => `${personId}@removed.invalid`
export const REMOVED = 'Name removed'

const { sessions, registerEntries, voucherIssues, vouchers, voucherBatches, participants, places, people } = schema

/** Whether a clock in this column began on the day or before: a London day, or an instant within one. */
function beganBy(column: SQLiteColumn, day: LocalDate): SQL {
  return column.dataType === 'date' ? lt(column, endOf(day)) : lte(column, day)
}

function endOf(day: LocalDate): Date {
  const midnight = londonInstant(addDays(day, 1), '00:00')
  if (!midnight.ok) throw new Error(`no such day: ${day}`)
  return midnight.at
}

/** Rows of a table whose clock stands in one of these columns; the earliest of them counts. */
function of(rule: RuleId, table: SQLiteTable, ...clocks: SQLiteColumn[]): Sweep {
  return { rule, table, take: 'deleted', began: (day) => or(...clocks.map((clock) => beganBy(clock, day))) }
}

const sessionsUntil = (day: LocalDate) =>
  read().select({ id: sessions.id }).from(sessions).where(lte(sessions.date, day))

/** Rows of a table that hang on a session: their clock begins on its day. */
const ofSession = (rule: RuleId, table: SQLiteTable, session: SQLiteColumn): Sweep => ({
  rule,
  table,
  take: 'deleted',
  began: (day) => inArray(session, sessionsUntil(day)),
})

const stillOfferedAfter = (day: LocalDate) =>
  read()
    .select({ id: schema.writeUps.sessionId })
    .from(schema.writeUps)
    .where(gte(schema.writeUps.offeredUntil, endOf(day)))

/** The batches of which a voucher stands in somebody's line. */
const batchesInUse = () =>
  read()
    .selectDistinct({ id: vouchers.batchId })
    .from(vouchers)
    .innerJoin(voucherIssues, eq(voucherIssues.voucherId, vouchers.id))

const batchesUntil = (day: LocalDate) =>
  read().select({ id: voucherBatches.id }).from(voucherBatches).where(lte(voucherBatches.receivedOn, day))

const theirs = (table: { participantId: SQLiteColumn }) => ({ participant: table.participantId })

/** Every rule that goes by rows, in an order in which nothing is left hanging. */
export const sweeps: readonly Sweep[] = [
  {
    rule: 'attendance',
    table: registerEntries,
    participant: registerEntries.participantId,
    began: (day) => inArray(registerEntries.sessionId, sessionsUntil(day)),
    take: 'counted',
  },
  of('imports', schema.participantImports, schema.participantImports.expiresAt),
  of('visits', schema.participantVisits, schema.participantVisits.endsAt),
  {
    ...of('links', schema.participantLinks, schema.participantLinks.expiresAt, schema.participantLinks.revokedAt),
    ...theirs(schema.participantLinks),
    first: {
      table: schema.participantVisits,
      by: schema.participantVisits.linkId,
      key: schema.participantLinks.id,
    },
  },
  { ...of('contact-tasks', schema.contactTasks, schema.contactTasks.dueOn), ...theirs(schema.contactTasks) },
  { ...of('follow-ups', schema.welfareFollowUps, schema.welfareFollowUps.dueAt), ...theirs(schema.welfareFollowUps) },
  {
    ...ofSession('ballots', schema.ballots, schema.ballots.sessionId),
    // Where the words were offered late the clock begins with the end of the offer, or somebody could answer twice.
    began: (day) =>
      and(
        inArray(schema.ballots.sessionId, sessionsUntil(day)),
        notInArray(schema.ballots.sessionId, stillOfferedAfter(day)),
      ),
  },
  ofSession('raw-notes', schema.rawNotes, schema.rawNotes.sessionId),
  ofSession('wording-replies', schema.wordingReplies, schema.wordingReplies.sessionId),
  of('preparations', schema.preparations, schema.preparations.dueOn),
  { ...of('messages', schema.outbox, schema.outbox.notAfter), ...theirs(schema.outbox) },
  { ...of('data-requests', schema.dataRequests, schema.dataRequests.settledAt), ...theirs(schema.dataRequests) },
  { ...of('reveals', schema.reveals, schema.reveals.at), ...theirs(schema.reveals) },
  { ...of('break-glass', schema.breakGlass, schema.breakGlass.endsAt), ...theirs(schema.breakGlass) },
  { ...of('holds', schema.legalHolds, schema.legalHolds.endedAt), ...theirs(schema.legalHolds) },
  {
    rule: 'voucher-issues',
    table: voucherIssues,
    participant: voucherIssues.participantId,
    began: (day) => inArray(voucherIssues.sessionId, sessionsUntil(day)),
    take: 'deleted',
  },
  {
    rule: 'vouchers',
    table: vouchers,
    began: (day) => and(inArray(vouchers.batchId, batchesUntil(day)), notInArray(vouchers.batchId, batchesInUse())),
    take: 'deleted',
  },
  {
    rule: 'batches',
    table: voucherBatches,
    began: (day) =>
      and(
        lte(voucherBatches.receivedOn, day),
        notInArray(voucherBatches.id, read().select({ id: vouchers.batchId }).from(vouchers)),
      ),
    take: 'deleted',
  },
  {
    rule: 'references',
    table: participants,
    participant: participants.id,
    began: (day) =>
      and(
        isNotNull(participants.erasedOn),
        lte(participants.erasedOn, day),
        isNull(participants.alias),
        notInArray(participants.id, read().select({ id: places.participantId }).from(places)),
        notInArray(participants.id, read().select({ id: voucherIssues.participantId }).from(voucherIssues)),
      ),
    take: 'deleted',
  },
  of('sign-ins', schema.signInSessions, schema.signInSessions.endsAt),
  of('devices', schema.knownDevices, schema.knownDevices.lastSeenOn),
  of('invitations', schema.invitations, schema.invitations.expiresAt),
  of('resets', schema.passwordResets, schema.passwordResets.expiresAt),
  of('throttles', schema.throttles, schema.throttles.until),
  of('submissions', schema.submissions, schema.submissions.takenAt),
  of('challenges', schema.usedChallenges, schema.usedChallenges.expiresAt),
  of('point-imports', schema.pointImports, schema.pointImports.expiresAt),
  {
    ...of('guests', schema.guests, schema.guests.retiredAt),
    first: { table: schema.sessionTeam, by: schema.sessionTeam.guestId, key: schema.guests.id },
  },
  of('proposals', schema.grantProposals, schema.grantProposals.expiresAt),
  {
    ...of('reviews', schema.accessReviews, schema.accessReviews.startedAt),
    first: { table: schema.accessReviewLines, by: schema.accessReviewLines.reviewId, key: schema.accessReviews.id },
  },
  {
    ...of('grants', schema.grants, schema.grants.endedAt, schema.grants.endsOn),
    first: { table: schema.accessReviewLines, by: schema.accessReviewLines.grantId, key: schema.grants.id },
  },
  {
    rule: 'leavers',
    table: people,
    began: (day) => and(eq(people.state, 'disabled'), ne(people.name, REMOVED), beganBy(people.disabledAt, day)),
    take: 'emptied',
  },
  {
    rule: 'key-rotations',
    table: schema.keyRotations,
    began: (day) =>
      and(inArray(schema.keyRotations.state, ['done', 'cancelled']), beganBy(schema.keyRotations.proposedAt, day)),
    take: 'deleted',
  },
  of('runs', schema.retentionRuns, schema.retentionRuns.day),
]

/** The rows of a rule that are due on a day. What is about somebody under a legal hold is not (domain §6.6). */
export function dueOn(sweep: Sweep, today: LocalDate, held: readonly string[]): SQL | undefined {
  const day = cutoff(ruleFacts[sweep.rule].keep, today)
  if (day === null) throw new Error(`${sweep.rule} never ends`)
  return and(sweep.began(day), notHeld(sweep, held))
}

/** The rows of a rule whose time is over and that a legal hold keeps. */
export function heldBack(sweep: Sweep, today: LocalDate, held: readonly string[]): SQL | null {
  const day = cutoff(ruleFacts[sweep.rule].keep, today)
  if (day === null || !sweep.participant || held.length === 0) return null
  return and(sweep.began(day), inArray(sweep.participant, [...held])) ?? null
}

function notHeld({ participant }: Sweep, held: readonly string[]): SQL | undefined {
  if (!participant || held.length === 0) return undefined
  return or(isNull(participant), notInArray(participant, [...held]))
}
