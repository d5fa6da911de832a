import canonicalize from 'canonicalize'
import { and, asc, eq, gt, inArray, isNull, lt, ne, notInArray, or, type SQL } from 'drizzle-orm'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import type { AnyCtx, Ctx } from '#app/domain/shared/context.ts'
import { type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { read } from '#db/client.server.ts'
import { accessReviews, forums, grantProposals, grants, people } from '#db/schema/index.ts'
import { isWaiting, reviewCalendar } from './rules.ts'
import type { ReviewStanding } from './status.ts'

/** For so many days a proposal stays on the page after it was made. */
const SETTLED_DAYS = 60

/** Active people with an administrator's grant that reaches today, as a condition on grants joined with people. */
const administersToday = (today: LocalDate): SQL | undefined =>
  and(eq(grants.role, 'admin'), eq(people.state, 'active'), liveGrant(today))

/** Whether somebody administers the service at this moment. */
export async function isAdministrator(personId: string, now: Date): Promise<boolean> {
  return (await administrators(and(administersToday(todayInLondon(now)), eq(people.id, personId)))).length > 0
}

/**
 * Whether a lasting administrator would remain without a person or a grant: somebody active whose grant reaches today and
 * has no last day. One must always be left.
 */
export async function lastingAdministratorRemains(
  without: { person: string } | { grant: string },
  now: Date,
): Promise<boolean> {
  const others = 'person' in without ? ne(people.id, without.person) : ne(grants.id, without.grant)
  return (await administrators(and(administersToday(todayInLondon(now)), isNull(grants.endsOn), others))).length > 0
}

/** The administrators who could approve what somebody proposes about somebody: everybody but those two. */
export function listApprovers(proposal: { proposedBy: string; personId: string }, now: Date): Promise<string[]> {
  const others = notInArray(people.id, [proposal.proposedBy, proposal.personId])
  return administrators(and(administersToday(todayInLondon(now)), others))
}

/** Whether the actor is the only administrator, so that nobody else here can be the second person. */
export async function isOnlyAdministrator({ actor, now }: Pick<AnyCtx, 'actor' | 'now'>): Promise<boolean> {
  return (await listApprovers({ proposedBy: actor.id, personId: actor.id }, now)).length === 0
}

async function administrators(condition: SQL | undefined): Promise<string[]> {
  const rows = await read()
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(condition)
    .orderBy(asc(people.id))
  return rows.map(({ id }) => id)
}

const shown = {
  id: grantProposals.id,
  personId: grantProposals.personId,
  name: people.name,
  email: people.email,
  organisation: people.organisation,
  role: grantProposals.role,
  forumId: grantProposals.forumId,
  startsOn: grantProposals.startsOn,
  endsOn: grantProposals.endsOn,
  reason: grantProposals.reason,
  proposedBy: grantProposals.proposedBy,
}
const found = {
  ...shown,
  state: grantProposals.state,
  proposedAt: grantProposals.proposedAt,
  expiresAt: grantProposals.expiresAt,
  personState: people.state,
  forum: forums.name,
}

async function proposals(condition: SQL | undefined) {
  const rows = await read()
    .select(found)
    .from(grantProposals)
    .innerJoin(people, eq(people.id, grantProposals.personId))
    .leftJoin(forums, eq(forums.id, grantProposals.forumId))
    .where(condition)
    .orderBy(asc(grantProposals.proposedAt), asc(grantProposals.id))
  return rows.map((row) => ({ ...row, digest: digestOf(row) }))
}

export type Proposal = Awaited<ReturnType<typeof proposals>>[number]

/**
 * What an approval is bound to: a keyed digest of everything the approver is shown. A row that was changed meanwhile has
 * another one (security.md AUT-10).
 */
function digestOf(row: Record<keyof typeof shown, string | null>): string {
  const said = Object.fromEntries(Object.keys(shown).map((key) => [key, row[key as keyof typeof shown]]))
  return keyedDigest('proposal', canonicalize(said) ?? '')
}

/** A proposal by its id, decided or not; null when there is none. */
export async function findProposal(id: string): Promise<Proposal | null> {
  const [row] = await proposals(eq(grantProposals.id, id))
  return row ?? null
}

/** The proposals that wait for an answer, oldest first, of everybody or about one person. */
export async function listOpenProposals(ctx: Ctx<'grant:approve' | 'people:manage'>, personId?: string) {
  const open = and(eq(grantProposals.state, 'open'), gt(grantProposals.expiresAt, ctx.now))
  const rows = await proposals(and(open, personId === undefined ? undefined : eq(grantProposals.personId, personId)))
  const names = await namesOf(rows.map(({ proposedBy }) => proposedBy))
  return rows.map((row) => ({ ...row, proposer: names.get(row.proposedBy) ?? 'Somebody' }))
}

/** What became of the proposals of the last weeks, latest first: decided, or over without an answer. */
export async function listSettledProposals(ctx: Ctx<'grant:approve'>) {
  const since = minutesAfter(ctx.now, -SETTLED_DAYS * 24 * 60)
  const rows = await proposals(gt(grantProposals.proposedAt, since))
  const over = rows.filter((row) => !isWaiting(row, ctx.now)).reverse()
  const decided = await read()
    .select({ id: grantProposals.id, decidedBy: grantProposals.decidedBy, decidedAt: grantProposals.decidedAt })
    .from(grantProposals)
    .where(gt(grantProposals.proposedAt, since))
  const names = await namesOf([...over.map(({ proposedBy }) => proposedBy), ...decided.map((one) => one.decidedBy)])
  return over.map((row) => {
    const { decidedBy = null, decidedAt = null } = decided.find(({ id }) => id === row.id) ?? {}
    const decider = decidedBy === null ? null : (names.get(decidedBy) ?? 'Somebody')
    return { ...row, proposer: names.get(row.proposedBy) ?? 'Somebody', decider, decidedAt }
  })
}

/** How many proposals wait for this administrator: their own, and those about them, wait for somebody else. */
export async function countApprovalsWaiting(ctx: Ctx<'grant:approve'>): Promise<number> {
  const others = and(ne(grantProposals.proposedBy, ctx.actor.id), ne(grantProposals.personId, ctx.actor.id))
  return (await proposals(and(eq(grantProposals.state, 'open'), others))).filter((one) => isWaiting(one, ctx.now))
    .length
}

/** The names of people, by id. */
export async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await read().select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, wanted))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Whether the review of this quarter is due, and until when. A service younger than the quarter has nothing to review. */
export async function getReviewStanding(now: Date) {
  const today = todayInLondon(now)
  const calendar = reviewCalendar(today)
  const [review] = await read().select().from(accessReviews).where(eq(accessReviews.quarter, calendar.quarter))
  const older = or(isNull(grants.startsOn), lt(grants.startsOn, calendar.dueFrom))
  const toReview = review ? 1 : await read().$count(grants, and(liveGrant(today), older))
  const standing: ReviewStanding = review?.closedAt
    ? 'closed'
    : toReview === 0
      ? 'nothing-to-review'
      : today > calendar.dueUntil
        ? 'overdue'
        : 'due'
  return { ...calendar, standing, review: review ?? null }
}
