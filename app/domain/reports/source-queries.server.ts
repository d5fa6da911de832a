import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { AnyCtx } from '#app/domain/shared/context.ts'
import { type Quarter, quarterBounds } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import {
  points,
  pointThemes,
  registerEntries,
  sessions,
  sessionTotals,
  staffPresent,
  themes,
} from '#db/schema/index.ts'
import { REGISTER_STATUSES } from '../register/status.ts'
import { HELD_STATES } from '../sessions/status.ts'
import { countThemes, type Source, type SourceSession } from './rules.ts'

type Scoped = Pick<AnyCtx, 'scope'>

/**
 * The true numbers behind a report, as they are today: sessions held in the quarter, who came, and how often each
 * theme was raised. They are for the report's rules and the disclosure checks; no page may show them.
 */
export async function readSource(ctx: Scoped, forumIds: string[], quarter: Quarter): Promise<Source> {
  const { from, to } = quarterBounds(quarter)
  const held = await read()
    .select({ id: sessions.id, forumId: sessions.forumId, date: sessions.date })
    .from(sessions)
    .where(
      and(
        inArray(sessions.forumId, forumIds),
        reachable(ctx, sessions.forumId),
        inArray(sessions.state, [...HELD_STATES]),
        gte(sessions.date, from),
        lte(sessions.date, to),
      ),
    )
  const ids = held.map(({ id }) => id)
  const [arrivals, nameless] = [await readArrivals(ids), await readNameless(ids)]
  return {
    sessions: await withNumbers(held, arrivals, nameless),
    distinctAttendees:
      new Set(arrivals.map(({ participantId }) => participantId)).size + Math.max(0, ...nameless.values()),
    ...(await readThemes(ids)),
  }
}

type Arrival = { sessionId: string; participantId: string }

async function readArrivals(sessionIds: string[]): Promise<Arrival[]> {
  const entries = await read().select().from(registerEntries).where(inArray(registerEntries.sessionId, sessionIds))
  return entries.filter(({ status }) => REGISTER_STATUSES[status].arrived)
}

/**
 * How many more came to each session who are held as a number only. Whether they were the same people each time nobody
 * knows any more: of distinct people there were at least as many as at the fullest session, and no more are claimed.
 */
async function readNameless(sessionIds: string[]): Promise<Map<string, number>> {
  const totals = await read().select().from(sessionTotals).where(inArray(sessionTotals.sessionId, sessionIds))
  const came = new Map<string, number>()
  for (const { sessionId, status, number } of totals)
    if (REGISTER_STATUSES[status].arrived) came.set(sessionId, (came.get(sessionId) ?? 0) + number)
  return came
}

async function withNumbers(
  held: { id: string; forumId: string; date: string }[],
  arrivals: Arrival[],
  nameless: Map<string, number>,
): Promise<SourceSession[]> {
  const ids = held.map(({ id }) => id)
  const staff = await read().select().from(staffPresent).where(inArray(staffPresent.sessionId, ids))
  const present = (sessionId: string, organisation: string) =>
    staff.find((row) => row.sessionId === sessionId && row.organisation === organisation)?.number ?? 0
  return held.map((session) => ({
    ...session,
    arrived: arrivals.filter(({ sessionId }) => sessionId === session.id).length + (nameless.get(session.id) ?? 0),
    support: present(session.id, 'victim_support'),
    facilitators: present(session.id, 'facilitator'),
  }))
}

async function readThemes(sessionIds: string[]): Promise<Pick<Source, 'themes' | 'published'>> {
  const [codebook, tagged] = await Promise.all([
    read()
      .select({ code: themes.code, parent: themes.parent, name: themes.name })
      .from(themes)
      .orderBy(asc(themes.position)),
    read()
      .select({
        pointId: points.id,
        sessionId: points.sessionId,
        origin: points.origin,
        breadth: points.breadth,
        themeCode: pointThemes.themeCode,
      })
      .from(points)
      .innerJoin(pointThemes, eq(pointThemes.pointId, points.id))
      .where(inArray(points.sessionId, sessionIds)),
  ])
  return { themes: countThemes('forum', tagged, codebook), published: countThemes('published', tagged, codebook) }
}
