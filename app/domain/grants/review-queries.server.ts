import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { accessReviewLines, accessReviews, forums, grants, people } from '#db/schema/index.ts'
import { getReviewStanding, isOnlyAdministrator, namesOf } from './queries.server.ts'
import { isReviewed, isToCome, isUnused } from './rules.ts'

type Reviewer = Ctx<'access:review'>
type Review = typeof accessReviews.$inferSelect

/** The review of this quarter: how it stands, and every role in it with what was decided. */
export async function getReview(ctx: Reviewer) {
  const { review, ...standing } = await getReviewStanding(ctx.now)
  const alone = await isOnlyAdministrator(ctx)
  return { ...standing, review, alone, lines: review ? await linesOf(ctx, review) : [] }
}

/** The roles that are part of a review, by person. A role that ended meanwhile needs no answer. */
export async function linesOf(ctx: Pick<Reviewer, 'now'>, review: Review) {
  const today = todayInLondon(ctx.now)
  const startedOn = todayInLondon(review.startedAt)
  const ofReview = and(eq(accessReviewLines.grantId, grants.id), eq(accessReviewLines.reviewId, review.id))
  const rows = await read()
    .select({
      id: grants.id,
      personId: grants.personId,
      name: people.name,
      organisation: people.organisation,
      role: grants.role,
      forum: forums.name,
      startsOn: grants.startsOn,
      endsOn: grants.endsOn,
      endedAt: grants.endedAt,
      givenBy: grants.givenBy,
      reason: grants.reason,
      lastUsedOn: grants.lastUsedOn,
      verdict: accessReviewLines.verdict,
      decidedBy: accessReviewLines.decidedBy,
    })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .leftJoin(forums, eq(forums.id, grants.forumId))
    .leftJoin(accessReviewLines, ofReview)
    .orderBy(asc(people.name), asc(people.id), asc(grants.role), asc(grants.id))
  const part = rows.filter((grant) => isReviewed(grant, startedOn, review.startedAt))
  const names = await namesOf(part.flatMap(({ givenBy, decidedBy }) => [givenBy, decidedBy]))
  return part.map(({ givenBy, decidedBy, ...grant }) => ({
    ...grant,
    giver: givenBy === null ? 'the service' : (names.get(givenBy) ?? 'somebody'),
    decider: decidedBy === null ? null : (names.get(decidedBy) ?? 'somebody'),
    reaches: isToCome(grant, today),
    unused: isUnused(grant, today),
  }))
}

export type ReviewLine = Awaited<ReturnType<typeof linesOf>>[number]

/** Whether a role in a review needs no more answer: one was given, or the role has ended by itself or elsewhere. */
export const isSettled = ({ verdict, reaches }: Pick<ReviewLine, 'verdict' | 'reaches'>) => verdict !== null || !reaches

/** Earlier reviews, latest first: who started them, when they were finished, what was decided by whom. */
export async function listReviews(ctx: Reviewer) {
  const { quarter } = await getReviewStanding(ctx.now)
  const rows = await read().select().from(accessReviews).orderBy(desc(accessReviews.quarter))
  const past = rows.filter((review) => review.quarter !== quarter || review.closedAt !== null)
  const ids = past.map(({ id }) => id)
  const lines = await read().select().from(accessReviewLines).where(inArray(accessReviewLines.reviewId, ids))
  const names = await namesOf([...past.map(({ startedBy }) => startedBy), ...lines.map(({ decidedBy }) => decidedBy)])
  return past.map((review) => {
    const own = lines.filter(({ reviewId }) => reviewId === review.id)
    const deciders = [...new Set(own.map(({ decidedBy }) => names.get(decidedBy) ?? 'Somebody'))].sort()
    return {
      ...review,
      starter: names.get(review.startedBy) ?? 'Somebody',
      deciders,
      kept: own.filter(({ verdict }) => verdict === 'keep').length,
      ended: own.filter(({ verdict }) => verdict === 'end').length,
    }
  })
}
