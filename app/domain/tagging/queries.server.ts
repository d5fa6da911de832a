import { and, asc, count, eq, gt, notExists, or, type SQL } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { isHandedOn } from '#app/domain/points/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { forums, points, pointThemes, sessions, themes } from '#db/schema/index.ts'
import type { TaggingView } from './input.ts'

type Key = Ctx<'point:tag'>
export type PointToTag = typeof points.$inferSelect & { sessionDate: string; forumName: string }
export type GivenTheme = { code: string; name: string; coderId: string }

/** A point within reach, tagged or not; null when there is none. */
export async function findPointToTag(ctx: Key, id: string): Promise<PointToTag | null> {
  const [point] = await pointsWhere(and(eq(points.id, id), isHandedOn(), reachable(ctx, sessions.forumId)))
  return point ?? null
}

/**
 * The next point without a theme, by session date, then id; after the point given, and from the beginning again when
 * none comes after it. Null when every point is tagged.
 */
export async function findNextUntagged(ctx: Key, afterId = ''): Promise<PointToTag | null> {
  const after = afterId ? await findPointToTag(ctx, afterId) : null
  const [later] = after ? await pointsWhere(and(untagged(ctx), comesAfter(after))) : []
  if (later) return later
  const [first] = await pointsWhere(untagged(ctx))
  return first ?? null
}

export async function countUntagged(ctx: Key): Promise<number> {
  const [row] = await read()
    .select({ total: count() })
    .from(points)
    .innerJoin(sessions, eq(sessions.id, points.sessionId))
    .where(untagged(ctx))
  return row?.total ?? 0
}

/** Whether there is any point at all within reach. */
export async function hasPoints(ctx: Key): Promise<boolean> {
  return (await pointsWhere(and(isHandedOn(), reachable(ctx, sessions.forumId)))).length > 0
}

/** The themes a point was given and by whom, in the codebook's order. */
export async function listGivenThemes(ctx: Key, pointId: string): Promise<GivenTheme[]> {
  return read()
    .select({ code: themes.code, name: themes.name, coderId: pointThemes.coderId })
    .from(pointThemes)
    .innerJoin(themes, eq(themes.code, pointThemes.themeCode))
    .innerJoin(points, eq(points.id, pointThemes.pointId))
    .innerJoin(sessions, eq(sessions.id, points.sessionId))
    .where(and(eq(pointThemes.pointId, pointId), reachable(ctx, sessions.forumId)))
    .orderBy(asc(themes.position))
}

/** The first point, in the order of tagging, for which something holds. */
async function pointsWhere(condition: SQL | undefined): Promise<PointToTag[]> {
  const rows = await read()
    .select({ point: points, sessionDate: sessions.date, forumName: forums.name })
    .from(points)
    .innerJoin(sessions, eq(sessions.id, points.sessionId))
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(condition)
    .orderBy(asc(sessions.date), asc(points.id))
    .limit(1)
  return rows.map(({ point, ...place }) => ({ ...point, ...place }))
}

function untagged(ctx: Key): SQL | undefined {
  const tags = read().select({ id: pointThemes.pointId }).from(pointThemes).where(eq(pointThemes.pointId, points.id))
  return and(notExists(tags), isHandedOn(), reachable(ctx, sessions.forumId))
}

function comesAfter({ sessionDate, id }: PointToTag): SQL | undefined {
  return or(gt(sessions.date, sessionDate), and(eq(sessions.date, sessionDate), gt(points.id, id)))
}

/** What the tagging page shows: one point, what it was given if it is tagged, and what was tagged a moment ago. */
export async function getTaggingPage(ctx: Key, view: TaggingView) {
  const chosen = view.point ? await findPointToTag(ctx, view.point) : null
  const point = chosen ?? (await findNextUntagged(ctx, view.tagged || view.after))
  const before = view.tagged ? await findPointToTag(ctx, view.tagged) : null
  const given = chosen ? await listGivenThemes(ctx, chosen.id) : []
  const givenBefore = before ? await listGivenThemes(ctx, before.id) : []
  return {
    point,
    given,
    justTagged: before && givenBefore.length > 0 ? { ...before, given: givenBefore } : null,
    left: await countUntagged(ctx),
    anyPoints: point !== null || (await hasPoints(ctx)),
  }
}
