import { and, asc, count, desc, eq, isNull } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import { listRegister, type SessionOfRegister, summariseRegister } from '#app/domain/register/queries.server.ts'
import type { CalledOff } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import {
  forums,
  participants,
  registerEntries,
  sessions,
  voucherBatches,
  voucherIssues,
  vouchers,
} from '#db/schema/index.ts'
import { isDue, sumStock } from './rules.ts'

type MaySeeStock = Ctx<'voucher:view' | 'voucher:receive' | 'voucher:issue'>

/** Batches within reach, latest first, each with what is left of it counted from its vouchers. */
export async function listBatches(ctx: MaySeeStock) {
  const rows = await read()
    .select({ batch: voucherBatches, forumName: forums.name })
    .from(voucherBatches)
    .innerJoin(forums, eq(forums.id, voucherBatches.forumId))
    .where(reachable(ctx, voucherBatches.forumId))
    .orderBy(desc(voucherBatches.receivedOn), asc(voucherBatches.id))
  const counts = await read()
    .select({ batchId: vouchers.batchId, state: vouchers.state, number: count() })
    .from(vouchers)
    .innerJoin(voucherBatches, eq(voucherBatches.id, vouchers.batchId))
    .where(reachable(ctx, voucherBatches.forumId))
    .groupBy(vouchers.batchId, vouchers.state)
  const numbers = new Map(counts.map(({ batchId, state, number }) => [`${batchId} ${state}`, number]))
  return rows.map(({ batch, forumName }) => ({
    ...batch,
    forumName,
    inStock: numbers.get(`${batch.id} in_stock`) ?? 0,
    issued: numbers.get(`${batch.id} issued`) ?? 0,
  }))
}

/** The stock of every forum within reach, by name. */
export async function listStock(ctx: MaySeeStock) {
  const batches = await listBatches(ctx)
  const within = await listForumsToSupply(ctx)
  return within.map((forum) => ({ ...forum, ...sumStock(batches.filter(({ forumId }) => forumId === forum.id)) }))
}

/** Forums within reach, for whom vouchers may be received. */
export function listForumsToSupply(ctx: MaySeeStock) {
  return read()
    .select({ id: forums.id, slug: forums.slug, name: forums.name })
    .from(forums)
    .where(reachable(ctx, forums.id))
    .orderBy(asc(forums.name))
}

/** A batch with each of its vouchers by number; throws NotFound when there is none within reach. */
export async function getBatch(ctx: Ctx<'voucher:view'>, id: string) {
  const [row] = await read()
    .select({ batch: voucherBatches, forumName: forums.name })
    .from(voucherBatches)
    .innerJoin(forums, eq(forums.id, voucherBatches.forumId))
    .where(and(eq(voucherBatches.id, id), reachable(ctx, voucherBatches.forumId)))
  const { batch, forumName } = found(row)
  const each = await read()
    .select({ id: vouchers.id, number: vouchers.number, state: vouchers.state })
    .from(vouchers)
    .where(eq(vouchers.batchId, id))
    .orderBy(asc(vouchers.number))
  return { ...batch, forumName, vouchers: each }
}

/** Who has the vouchers of a batch and from which session: for facilitators of its forum alone. */
export async function listRecipients(ctx: Ctx<'voucher:issue'>, batchId: string) {
  return read()
    .select({ voucherId: vouchers.id, reference: participants.reference, sessionId: sessions.id, date: sessions.date })
    .from(voucherIssues)
    .innerJoin(vouchers, eq(vouchers.id, voucherIssues.voucherId))
    .innerJoin(voucherBatches, eq(voucherBatches.id, vouchers.batchId))
    .innerJoin(participants, eq(participants.id, voucherIssues.participantId))
    .innerJoin(sessions, eq(sessions.id, voucherIssues.sessionId))
    .where(and(eq(vouchers.batchId, batchId), eq(voucherIssues.live, true), reachable(ctx, voucherBatches.forumId)))
}

/** The face values a forum has in stock, smallest first, with how many of each. */
export async function listValuesInStock(ctx: Ctx<'voucher:issue'>, forumId: string) {
  return read()
    .select({ pence: voucherBatches.faceValuePence, left: count() })
    .from(vouchers)
    .innerJoin(voucherBatches, eq(voucherBatches.id, vouchers.batchId))
    .where(
      and(eq(voucherBatches.forumId, forumId), eq(vouchers.state, 'in_stock'), reachable(ctx, voucherBatches.forumId)),
    )
    .groupBy(voucherBatches.faceValuePence)
    .orderBy(asc(voucherBatches.faceValuePence))
}

/**
 * Everybody a session owes thanks, by alias, with what they got or null. Somebody who has a voucher although the
 * register no longer says they came is in it too, not `due`: it is there to be taken back.
 */
export async function listThanks(ctx: Ctx<'voucher:issue'>, session: SessionOfRegister & CalledOff) {
  const issues = new Map((await liveIssues(ctx, session.id)).map((issue) => [issue.participantId, issue]))
  const lines = await listRegister(ctx, session)
  return lines
    .map(({ participantId, reference, alias, status }) => ({
      participantId,
      reference,
      alias,
      status,
      due: isDue(status, session),
      issue: issues.get(participantId) ?? null,
    }))
    .filter(({ due, issue }) => due || issue)
}

export type Thanks = Awaited<ReturnType<typeof listThanks>>[number]

/** The thanks of a session in numbers, for those who may know the session but not who takes part. */
export async function summariseThanks(ctx: Ctx<Permission>, session: SessionOfRegister) {
  const { arrived, namelessArrived } = await summariseRegister(ctx, session)
  const issues = await liveIssues(ctx, session.id)
  const given = issues.filter(({ outcome }) => outcome === 'accepted').length
  // Whoever is held as a number only cannot be thanked any more, and their issues stay by reference.
  const named = issues.length - (await countIssuesWithoutName(ctx, session.id))
  const toThank = Math.max(0, arrived - namelessArrived - named)
  return { arrived, given, declined: issues.length - given, toThank }
}

/** Live issues of a session to people who are not on its register by name. */
async function countIssuesWithoutName(ctx: Ctx<Permission>, sessionId: string): Promise<number> {
  const theirs = and(
    eq(registerEntries.sessionId, voucherIssues.sessionId),
    eq(registerEntries.participantId, voucherIssues.participantId),
  )
  const live = and(eq(voucherIssues.sessionId, sessionId), eq(voucherIssues.live, true))
  const [row] = await read()
    .select({ n: count() })
    .from(voucherIssues)
    .innerJoin(sessions, eq(sessions.id, voucherIssues.sessionId))
    .leftJoin(registerEntries, theirs)
    .where(and(live, isNull(registerEntries.sessionId), reachable(ctx, sessions.forumId)))
  return row?.n ?? 0
}

function liveIssues(ctx: Ctx<Permission>, sessionId: string) {
  return read()
    .select({
      id: voucherIssues.id,
      participantId: voucherIssues.participantId,
      outcome: voucherIssues.outcome,
      number: vouchers.number,
      pence: voucherBatches.faceValuePence,
      supplier: voucherBatches.supplier,
    })
    .from(voucherIssues)
    .innerJoin(sessions, eq(sessions.id, voucherIssues.sessionId))
    .leftJoin(vouchers, eq(vouchers.id, voucherIssues.voucherId))
    .leftJoin(voucherBatches, eq(voucherBatches.id, vouchers.batchId))
    .where(and(eq(voucherIssues.sessionId, sessionId), eq(voucherIssues.live, true), reachable(ctx, sessions.forumId)))
}
