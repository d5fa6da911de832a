import { roleInWords } from '#app/domain/accounts/rules.ts'
import { getReview, isSettled, listReviews, type ReviewLine } from '#app/domain/grants/review-queries.server.ts'
import { UNUSED_DAYS } from '#app/domain/grants/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatQuarter, todayInLondon } from '#app/domain/shared/dates.ts'

/** So many roles are shown to be decided at a time. */
const AT_ONCE = 10

/** The review of this quarter and those before, in words. */
export async function shownReview(ctx: Ctx<'access:review'>) {
  const [{ review, alone, lines, standing, quarter, dueFrom, dueUntil }, reviews] = await Promise.all([
    getReview(ctx),
    listReviews(ctx),
  ])
  const isOpen = review !== null && review.closedAt === null
  const shown = lines.map((line) => shownLine(line, ctx.actor.id, alone))
  const undecided = isOpen ? shown.filter((line) => !line.settled) : []
  return {
    review: {
      quarter: formatQuarter(quarter),
      standing,
      isOpen,
      startedOn: review && formatDate(todayInLondon(review.startedAt)),
      closedOn: review?.closedAt ? formatDate(todayInLondon(review.closedAt)) : null,
      dueFrom: formatDate(dueFrom),
      dueUntil: formatDate(dueUntil),
    },
    alone,
    undecided: undecided.slice(0, AT_ONCE),
    left: undecided.length,
    decided: shown.filter((line) => line.settled),
    earlier: reviews.map((one) => ({
      ...one,
      quarter: formatQuarter(one.quarter),
      startedOn: formatDate(todayInLondon(one.startedAt)),
      closedOn: one.closedAt && formatDate(todayInLondon(one.closedAt)),
    })),
  }
}

function shownLine(line: ReviewLine, actorId: string, alone: boolean) {
  const isOwn = line.personId === actorId
  return {
    id: line.id,
    personId: line.personId,
    name: line.name,
    organisation: line.organisation,
    role: roleInWords(line),
    since: line.startsOn ? formatDate(line.startsOn) : 'Not recorded',
    until: line.endsOn && formatDate(line.endsOn),
    giver: line.giver,
    reason: line.reason || 'Not recorded',
    lastUsed: line.lastUsedOn ? formatDate(line.lastUsedOn) : 'Never',
    unused: line.unused ? `Not used for ${UNUSED_DAYS} days` : null,
    verdict: line.verdict,
    decider: line.decider,
    reaches: line.reaches,
    settled: isSettled(line),
    isOwn,
    mayKeep: !isOwn || alone,
    mayEnd: !isOwn,
  }
}

export type ShownLine = ReturnType<typeof shownLine>
