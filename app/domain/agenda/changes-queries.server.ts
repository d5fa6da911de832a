import { and, count, desc, eq, gt, inArray, lt } from 'drizzle-orm'
import { formatDate, formatQuarter, quarterOf, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { points, releaseCuts, releases, sessions } from '#db/schema/index.ts'

type Meeting = { id: string; forumId: string; startsAt: Date }
export type Changes = {
  last: { when: string; points: number; handedOn: boolean } | null
  reports: { number: number; months: string; sentOn: string }[]
}

/**
 * What the first item has to tell (product, step 14): the reports of this forum that were published between its last held
 * session and this one, and whether what was said last time was handed on. Answers of the Board stand here once they are held.
 */
export async function findChanges(session: Meeting): Promise<Changes> {
  const last = await lastHeld(session)
  if (!last) return { last: null, reports: [] }
  const cuts = read()
    .select({ number: releases.number, quarter: releases.quarter, publishedAt: releases.publishedAt })
    .from(releases)
    .innerJoin(releaseCuts, eq(releaseCuts.releaseNumber, releases.number))
    .where(and(eq(releaseCuts.forumId, session.forumId), gt(releases.publishedAt, last.startsAt)))
    .orderBy(desc(releases.number))
  const [published, said] = await Promise.all([
    cuts,
    read().select({ n: count() }).from(points).where(fromForum(last.id)),
  ])
  const before = published.filter(({ publishedAt }) => publishedAt < session.startsAt)
  return {
    last: {
      when: formatDate(last.date),
      points: said[0]?.n ?? 0,
      handedOn: published.some(({ quarter }) => quarter === quarterOf(last.date)),
    },
    reports: before.map(({ number, quarter, publishedAt }) => ({
      number,
      months: formatQuarter(quarter),
      sentOn: formatDate(todayInLondon(publishedAt)),
    })),
  }
}
const fromForum = (sessionId: string) => and(eq(points.sessionId, sessionId), eq(points.origin, 'forum'))

async function lastHeld({ forumId, startsAt }: Meeting) {
  const held = and(inArray(sessions.state, ['held', 'balanced']), lt(sessions.startsAt, startsAt))
  const [last] = await read()
    .select({ id: sessions.id, date: sessions.date, startsAt: sessions.startsAt })
    .from(sessions)
    .where(and(eq(sessions.forumId, forumId), held))
    .orderBy(desc(sessions.startsAt))
    .limit(1)
  return last ?? null
}
