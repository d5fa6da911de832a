import { and, asc, count, eq, gt, inArray, ne, or } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import {
  forums,
  grantProposals,
  grants,
  people,
  reports,
  sessions,
  sessionTeam,
  voucherBatches,
  vouchers,
} from '#db/schema/index.ts'
import { liveGrant } from './queries.server.ts'

/** What somebody who leaves still holds or owes, so that it can be handed on before their account is disabled. */
export async function getLeaving(ctx: Ctx<'people:manage'>, personId: string) {
  const open = and(
    or(eq(grantProposals.personId, personId), eq(grantProposals.proposedBy, personId)),
    and(eq(grantProposals.state, 'open'), gt(grantProposals.expiresAt, ctx.now)),
  )
  const drafts = and(eq(reports.draftedBy, personId), inArray(reports.state, ['draft', 'approved']))
  const [meetings, inHand, draftReports, proposals] = await Promise.all([
    sessionsToCome(ctx, personId),
    forumsInHand(ctx, personId),
    read().$count(reports, drafts),
    read().$count(grantProposals, open),
  ])
  return { sessions: meetings, forums: inHand, draftReports, proposals }
}

export type Leaving = Awaited<ReturnType<typeof getLeaving>>

/** Sessions to come for which they are on the team. The facilitator of the forum decides who is there instead. */
async function sessionsToCome(ctx: Ctx<'people:manage'>, personId: string) {
  const toCome = and(inArray(sessions.state, ['planned', 'confirmed']), gt(sessions.startsAt, ctx.now))
  const rows = await read()
    .select({ forum: forums.name, startsAt: sessions.startsAt })
    .from(sessionTeam)
    .innerJoin(sessions, eq(sessions.id, sessionTeam.sessionId))
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(and(eq(sessionTeam.personId, personId), toCome))
    .orderBy(asc(sessions.startsAt))
  return rows.map(({ forum, startsAt }) => ({ forum, when: formatDateTime(startsAt) }))
}

/** Forums they facilitate: how many vouchers are in stock there, and whether somebody else facilitates them too. */
async function forumsInHand(ctx: Ctx<'people:manage'>, personId: string) {
  const facilitates = and(eq(grants.role, 'facilitator'), liveGrant(todayInLondon(ctx.now)))
  const own = await read()
    .select({ forumId: grants.forumId })
    .from(grants)
    .where(and(eq(grants.personId, personId), facilitates))
  if (own.length === 0) return []
  const others = await read()
    .select({ forumId: grants.forumId })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(and(ne(grants.personId, personId), facilitates, eq(people.state, 'active')))
  const stock = await read()
    .select({ forumId: voucherBatches.forumId, inStock: count() })
    .from(vouchers)
    .innerJoin(voucherBatches, eq(voucherBatches.id, vouchers.batchId))
    .where(eq(vouchers.state, 'in_stock'))
    .groupBy(voucherBatches.forumId)
  const all = await read().select({ id: forums.id, name: forums.name }).from(forums).orderBy(asc(forums.name))
  const reaches = (held: { forumId: string | null }[], id: string) =>
    held.some(({ forumId }) => forumId === null || forumId === id)
  return all
    .filter(({ id }) => reaches(own, id))
    .map(({ id, name }) => ({
      name,
      vouchers: stock.find(({ forumId }) => forumId === id)?.inStock ?? 0,
      alone: !reaches(others, id),
    }))
}
