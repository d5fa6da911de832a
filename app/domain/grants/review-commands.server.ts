import { eq } from 'drizzle-orm'
import type { Confirmed, Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, write } from '#db/client.server.ts'
import { accessReviewLines, accessReviews } from '#db/schema/index.ts'
import { applyEnd } from './commands.server.ts'
import { getReviewStanding, isOnlyAdministrator } from './queries.server.ts'
import { isSettled, linesOf, type ReviewLine } from './review-queries.server.ts'
import { reviewCalendar } from './rules.ts'
import type { ReviewVerdict } from './status.ts'

type Reviewer = Ctx<'access:review'>
type NotNow = 'not-started' | 'closed'

/** Starts the review of this quarter: one a quarter. What it is about are the roles that reach at this moment. */
export function startReview(ctx: Reviewer): Promise<Result<null, 'started-already' | 'nothing-to-review'>> {
  return write(
    ctx,
    async (tx) => {
      const { standing, review } = await getReviewStanding(ctx.now)
      if (review) return refuse('started-already')
      if (standing === 'nothing-to-review') return refuse('nothing-to-review')
      const { quarter } = reviewCalendar(todayInLondon(ctx.now))
      const id = newId('rvw')
      await tx.insert(accessReviews).values({ id, quarter, startedBy: ctx.actor.id, startedAt: ctx.now })
      return done(null, event('review.started', id, { quarter }))
    },
    { unique: { 'access_reviews(quarter)': 'started-already' } },
  )
}

/** Keeps a role in the review. One's own is for another administrator to keep, as long as there is one. */
export function keepGrant(
  ctx: Reviewer,
  grantId: string,
): Promise<Result<null, NotNow | 'own-role' | 'ended-already'>> {
  return write(ctx, async (tx) => {
    const at = await openLine(ctx, grantId)
    if (typeof at === 'string') return refuse(at)
    if (at.line.verdict === 'keep') return unchanged(null)
    if (!at.line.reaches) return refuse('ended-already')
    const own = at.line.personId === ctx.actor.id
    if (own && !(await isOnlyAdministrator(ctx))) return refuse('own-role')
    await decide(tx, ctx, at, 'keep')
    return done(null, event('review.grant-kept', grantId, { review: at.reviewId, own }))
  })
}

/** Ends a role in the review: the same as ending it anywhere. It cannot be taken back, only given anew. */
export function endInReview(
  ctx: Confirmed<'access:review'>,
  grantId: string,
): Promise<Result<null, NotNow | 'own-role' | 'ended-already' | 'last-administrator'>> {
  return write(ctx, async (tx) => {
    const at = await openLine(ctx, grantId)
    if (typeof at === 'string') return refuse(at)
    if (at.line.personId === ctx.actor.id) return refuse('own-role')
    const ended = await applyEnd(tx, ctx, grantId)
    if (typeof ended === 'string') return refuse(ended)
    await decide(tx, ctx, at, 'end')
    return done(null, event('review.grant-ended', grantId, { review: at.reviewId }), ended)
  })
}

/** Finishes the review of this quarter, once every role in it has its answer. */
export function closeReview(ctx: Reviewer): Promise<Result<null, NotNow | 'not-all-decided'>> {
  return write(ctx, async (tx) => {
    const review = await openReview(ctx)
    if (typeof review === 'string') return refuse(review)
    const lines = await linesOf(ctx, review)
    if (!lines.every(isSettled)) return refuse('not-all-decided')
    await tx.update(accessReviews).set({ closedAt: ctx.now }).where(eq(accessReviews.id, review.id))
    const counted = (verdict: ReviewVerdict) => lines.filter((line) => line.verdict === verdict).length
    return done(null, event('review.closed', review.id, { kept: counted('keep'), ended: counted('end') }))
  })
}

type At = { reviewId: string; line: ReviewLine }

async function openReview(ctx: Reviewer): Promise<typeof accessReviews.$inferSelect | NotNow> {
  const { review } = await getReviewStanding(ctx.now)
  if (!review) return 'not-started'
  return review.closedAt ? 'closed' : review
}

async function openLine(ctx: Reviewer, grantId: string): Promise<At | NotNow> {
  const review = await openReview(ctx)
  if (typeof review === 'string') return review
  const line = found((await linesOf(ctx, review)).find(({ id }) => id === grantId))
  return { reviewId: review.id, line }
}

async function decide(tx: Database, ctx: Reviewer, { reviewId, line }: At, verdict: ReviewVerdict): Promise<void> {
  const said = { verdict, decidedBy: ctx.actor.id, decidedAt: ctx.now }
  await tx
    .insert(accessReviewLines)
    .values({ reviewId, grantId: line.id, ...said })
    .onConflictDoUpdate({ target: [accessReviewLines.reviewId, accessReviewLines.grantId], set: said })
}
