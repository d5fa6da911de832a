import { and, asc, eq } from 'drizzle-orm'
import { getForum } from '#app/domain/forums/queries.server.ts'
import { listRegister } from '#app/domain/register/queries.server.ts'
import { getSession, type Session } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { voucherBatches, voucherIssues, vouchers } from '#db/schema/index.ts'
import type { ReceiveBatch } from './input.ts'
import { isDue } from './rules.ts'
import { voucherActions } from './status.ts'

type Sent = 'repeated' | 'sent-before'
type Issue = typeof voucherIssues.$inferSelect
const unique = { 'voucher_issues(session_id,participant_id)': 'already-thanked' } as const

/** Takes a batch into the stock of a forum, its vouchers numbered from 1. */
export function receiveBatch(
  ctx: Ctx<'voucher:receive'>,
  input: ReceiveBatch,
  once: Submission,
): Promise<Result<{ id: string }, Sent>> {
  return writeOnce(ctx, once, async (tx) => {
    const forum = await getForum(ctx, input.forum)
    const { supplier, orderReference, faceValue, quantity, receivedOn } = input
    const id = newId('vba')
    await tx
      .insert(voucherBatches)
      .values({ id, forumId: forum.id, supplier, orderReference, faceValuePence: faceValue, quantity, receivedOn })
    await tx
      .insert(vouchers)
      .values(Array.from({ length: quantity }, (_, at) => ({ id: newId('vch'), batchId: id, number: at + 1 })))
    return done({ id }, event('voucher.batch-received', id, { forum: forum.id, quantity, pence: faceValue }))
  })
}

/** Gives one voucher to a participant who arrived. One live issue per participant and session (unique index). */
export function giveVoucher(
  ctx: Ctx<'voucher:issue'>,
  sessionId: string,
  input: { participant: string; pence: number },
  once: Submission,
): Promise<Result<Issue, 'did-not-arrive' | 'no-stock' | 'already-thanked' | Sent>> {
  return writeOnce(
    ctx,
    once,
    async (tx) => {
      const session = await getSession(ctx, sessionId)
      if (!(await isOwedThanks(ctx, session, input.participant))) return refuse('did-not-arrive')
      const voucherId = await claimVoucher(tx, session.forumId, input.pence)
      if (!voucherId)
        return refuse((await isThanked(tx, sessionId, input.participant)) ? 'already-thanked' : 'no-stock')
      const issue = await addIssue(tx, { sessionId, participantId: input.participant, voucherId, outcome: 'accepted' })
      const detail = { session: sessionId, participant: input.participant, voucher: voucherId }
      return done(issue, event(voucherActions.issue.event, issue.id, detail))
    },
    { unique },
  )
}

/** Records that a participant who arrived wants no voucher: their choice, and they have been asked. */
export function recordDeclined(
  ctx: Ctx<'voucher:issue'>,
  sessionId: string,
  input: { participant: string },
  once: Submission,
): Promise<Result<Issue, 'did-not-arrive' | 'already-thanked' | Sent>> {
  return writeOnce(
    ctx,
    once,
    async (tx) => {
      const session = await getSession(ctx, sessionId)
      if (!(await isOwedThanks(ctx, session, input.participant))) return refuse('did-not-arrive')
      const issue = await addIssue(tx, { sessionId, participantId: input.participant, outcome: 'declined' })
      const detail = { session: sessionId, participant: input.participant }
      return done(issue, event('voucher.declined', issue.id, detail))
    },
    { unique },
  )
}

/** Puts a mistake right: the issue stays but is no longer live, and its voucher goes back into stock. */
export function takeBack(ctx: Ctx<'voucher:issue'>, sessionId: string, issueId: string): Promise<Result<null, never>> {
  return write(ctx, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const within = and(eq(voucherIssues.id, issueId), eq(voucherIssues.sessionId, session.id))
    const issue = found((await tx.select().from(voucherIssues).where(within))[0])
    if (!issue.live) return unchanged(null)
    await tx.update(voucherIssues).set({ live: false }).where(eq(voucherIssues.id, issue.id))
    const { from, to, event: action } = voucherActions.takeBack
    if (issue.voucherId) {
      const given = and(eq(vouchers.id, issue.voucherId), eq(vouchers.state, from))
      const [returned] = await tx.update(vouchers).set({ state: to }).where(given).returning({ id: vouchers.id })
      if (!returned) throw new Error('a live issue of a voucher that is not given')
    }
    return done(null, event(action, issue.id, { session: session.id, voucher: issue.voucherId }))
  })
}

/** Whether a voucher is due to this person by the register; throws NotFound for somebody who is not on it at all. */
async function isOwedThanks(ctx: Ctx<'voucher:issue'>, session: Session, participantId: string): Promise<boolean> {
  const lines = await listRegister(ctx, session)
  return isDue(found(lines.find((line) => line.participantId === participantId)).status, session)
}

/** Takes the first voucher in stock, oldest batch first, in one statement: between a look and a grasp others would fit. */
async function claimVoucher(tx: Database, forumId: string, pence: number): Promise<string | null> {
  const { from, to } = voucherActions.issue
  const next = tx
    .select({ id: vouchers.id })
    .from(vouchers)
    .innerJoin(voucherBatches, eq(voucherBatches.id, vouchers.batchId))
    .where(and(eq(voucherBatches.forumId, forumId), eq(voucherBatches.faceValuePence, pence), eq(vouchers.state, from)))
    .orderBy(asc(voucherBatches.receivedOn), asc(vouchers.batchId), asc(vouchers.number))
    .limit(1)
  const stillThere = and(eq(vouchers.id, next), eq(vouchers.state, from))
  const [claimed] = await tx.update(vouchers).set({ state: to }).where(stillThere).returning({ id: vouchers.id })
  return claimed?.id ?? null
}

/** Only chooses the words when there is nothing to claim: the unique index is what keeps anyone from two vouchers. */
async function isThanked(tx: Database, sessionId: string, participantId: string): Promise<boolean> {
  const theirs = and(eq(voucherIssues.sessionId, sessionId), eq(voucherIssues.participantId, participantId))
  const live = await tx
    .select({ id: voucherIssues.id })
    .from(voucherIssues)
    .where(and(theirs, eq(voucherIssues.live, true)))
  return live.length > 0
}

async function addIssue(tx: Database, values: Omit<typeof voucherIssues.$inferInsert, 'id'>): Promise<Issue> {
  const [issue] = await tx
    .insert(voucherIssues)
    .values({ ...values, id: newId('vis') })
    .returning()
  return found(issue)
}
