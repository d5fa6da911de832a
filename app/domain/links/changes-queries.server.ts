import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatQuarter, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { places, releaseCuts, releases } from '#db/schema/index.ts'

/**
 * The published reports that a participant's forums stand in, newest first: the months and the day, and nothing of what is
 * in them. What the Board answers is not held yet, so nothing is said about it but that.
 */
export async function listOwnReports(ctx: Ctx<'visit:own'>) {
  const theirs = read()
    .select({ forumId: places.forumId })
    .from(places)
    .where(and(eq(places.participantId, ctx.actor.id), inArray(places.state, ['active', 'stepped_back', 'left'])))
  const rows = await read()
    .selectDistinct({ number: releases.number, quarter: releases.quarter, publishedAt: releases.publishedAt })
    .from(releases)
    .innerJoin(releaseCuts, eq(releaseCuts.releaseNumber, releases.number))
    .where(inArray(releaseCuts.forumId, theirs))
    .orderBy(desc(releases.number))
  return rows.map(({ number, quarter, publishedAt }) => ({
    number,
    months: formatQuarter(quarter),
    sentOn: formatDate(todayInLondon(publishedAt)),
  }))
}
