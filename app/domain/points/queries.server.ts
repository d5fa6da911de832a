import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  notExists,
  notInArray,
  or,
  type SQL,
} from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { forums, pointImports, points, pointThemes, sessions, themes, writeUps } from '#db/schema/index.ts'
import { containsText } from '#db/search.ts'
import type { PointsFilter } from './input.ts'
import { type PageOf, pageOf } from './rules.ts'
import { type StagedImport, stagedImport } from './staged.ts'

export const PAGE_SIZE = 25

export type Point = typeof points.$inferSelect
export type ListedPoint = Point & { themes: { code: string; name: string }[] }
export type PointInForum = ListedPoint & { sessionDate: string; forumName: string }

/** Points of a session within reach, by id: they have no order in time. */
export async function listSessionPoints(
  ctx: Ctx<Permission>,
  sessionId: string,
  wanted: number,
): Promise<{ points: ListedPoint[]; page: PageOf }> {
  const page = pageOf(await countSessionPoints(ctx, sessionId), wanted, PAGE_SIZE)
  const rows = await read()
    .select({ point: points })
    .from(points)
    .innerJoin(sessions, eq(sessions.id, points.sessionId))
    .where(ofSession(ctx, sessionId))
    .orderBy(asc(points.id))
    .limit(PAGE_SIZE)
    .offset(page.offset)
  return { points: await withThemes(rows.map(({ point }) => point)), page }
}

export async function countSessionPoints(ctx: Ctx<Permission>, sessionId: string): Promise<number> {
  const [row] = await read()
    .select({ total: count() })
    .from(points)
    .innerJoin(sessions, eq(sessions.id, points.sessionId))
    .where(ofSession(ctx, sessionId))
  return row?.total ?? 0
}

/** A point of a session, or null when it is not there or out of reach. */
export async function findSessionPoint(
  ctx: Ctx<Permission>,
  sessionId: string,
  id: string,
): Promise<ListedPoint | null> {
  const rows = await read()
    .select({ point: points })
    .from(points)
    .innerJoin(sessions, eq(sessions.id, points.sessionId))
    .where(and(ofSession(ctx, sessionId), eq(points.id, id)))
  const [point] = await withThemes(rows.map(({ point }) => point))
  return point ?? null
}

/** The texts a session has already. */
export async function listSessionTexts(ctx: Ctx<Permission>, sessionId: string): Promise<string[]> {
  const rows = await read()
    .select({ text: points.text })
    .from(points)
    .innerJoin(sessions, eq(sessions.id, points.sessionId))
    .where(ofSession(ctx, sessionId))
  return rows.map(({ text }) => text)
}

/**
 * Points within reach that pass the filter, newest session first, then by id. Those not submitted yet are for whoever writes
 * them up (`writing`), and for nobody else (product, step 8).
 */
export async function listPoints(
  ctx: Ctx<'point:view'>,
  filter: PointsFilter,
  writing: Ctx<'point:record'> | null = null,
): Promise<{ points: PointInForum[]; page: PageOf }> {
  const seen = writing?.scope.forums === 'all' ? undefined : or(isHandedOn(), writing ? ownForum(writing) : undefined)
  const where = and(reachable(ctx, sessions.forumId), seen, ...conditionsOf(filter))
  const [counted] = await read()
    .select({ total: count() })
    .from(points)
    .innerJoin(sessions, eq(sessions.id, points.sessionId))
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(where)
  const page = pageOf(counted?.total ?? 0, filter.page, PAGE_SIZE)
  const rows = await read()
    .select({ point: points, sessionDate: sessions.date, forumName: forums.name })
    .from(points)
    .innerJoin(sessions, eq(sessions.id, points.sessionId))
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(where)
    .orderBy(desc(sessions.date), asc(sessions.id), asc(points.id))
    .limit(PAGE_SIZE)
    .offset(page.offset)
  const listed = await withThemes(rows.map(({ point, ...place }) => ({ ...point, ...place })))
  return { points: listed, page }
}

const ownForum = (writing: Ctx<'point:record'>) => reachable(writing, sessions.forumId)

/**
 * Whether the points of a session are MOPAC's to see: its write-up was submitted. A session without a write-up is from
 * before there were any.
 */
export function isHandedOn(): SQL {
  const open = read()
    .select({ id: writeUps.sessionId })
    .from(writeUps)
    .where(and(eq(writeUps.sessionId, sessions.id), isNull(writeUps.submittedAt)))
  return notExists(open)
}

/** Whether the points of a session were submitted, and so stay as they are. */
export async function isSubmitted(ctx: Ctx<Permission>, sessionId: string): Promise<boolean> {
  const [row] = await read()
    .select({ id: writeUps.sessionId })
    .from(writeUps)
    .innerJoin(sessions, eq(sessions.id, writeUps.sessionId))
    .where(and(eq(writeUps.sessionId, sessionId), isNotNull(writeUps.submittedAt), reachable(ctx, sessions.forumId)))
  return row !== undefined
}

/** The forums a person may filter points by. */
export async function listPointForums(ctx: Ctx<'point:view'>): Promise<{ slug: string; name: string }[]> {
  return read()
    .select({ slug: forums.slug, name: forums.name })
    .from(forums)
    .where(reachable(ctx, forums.id))
    .orderBy(asc(forums.name))
}

/** A file that waits for its confirmation, for the person who sent it and nobody else, for a day. */
export async function findImport(
  ctx: Ctx<'point:record'>,
  sessionId: string,
  id: string,
): Promise<StagedImport | null> {
  const [row] = await read()
    .select({ content: pointImports.content })
    .from(pointImports)
    .innerJoin(sessions, eq(sessions.id, pointImports.sessionId))
    .where(and(waiting(ctx, sessionId), eq(pointImports.id, id)))
  return row ? stagedImport.parse(row.content) : null
}

/** Files of this person that still wait for a session. */
export async function listWaitingImports(ctx: Ctx<'point:record'>, sessionId: string): Promise<{ id: string }[]> {
  return read()
    .select({ id: pointImports.id })
    .from(pointImports)
    .innerJoin(sessions, eq(sessions.id, pointImports.sessionId))
    .where(waiting(ctx, sessionId))
    .orderBy(asc(pointImports.expiresAt))
}

/** Points, each with the themes it was given, in the codebook's order. */
export async function withThemes<T extends { id: string }>(
  found: readonly T[],
): Promise<(T & Pick<ListedPoint, 'themes'>)[]> {
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const given = await read()
    .select({ pointId: pointThemes.pointId, code: themes.code, name: themes.name })
    .from(pointThemes)
    .innerJoin(themes, eq(themes.code, pointThemes.themeCode))
    .where(inArray(pointThemes.pointId, ids))
    .orderBy(asc(themes.position))
  return found.map((point) => ({
    ...point,
    themes: given.filter(({ pointId }) => pointId === point.id).map(({ code, name }) => ({ code, name })),
  }))
}

function ofSession(ctx: Ctx<Permission>, sessionId: string): SQL | undefined {
  return and(eq(points.sessionId, sessionId), reachable(ctx, sessions.forumId))
}

function waiting(ctx: Ctx<'point:record'>, sessionId: string): SQL | undefined {
  return and(
    eq(pointImports.sessionId, sessionId),
    eq(pointImports.personId, ctx.actor.id),
    gt(pointImports.expiresAt, ctx.now),
    reachable(ctx, sessions.forumId),
  )
}

function conditionsOf({ forum, theme, tagged, q }: PointsFilter): SQL[] {
  const taggedIds = read().select({ id: pointThemes.pointId }).from(pointThemes)
  const conditions: SQL[] = []
  if (forum) conditions.push(eq(forums.slug, forum))
  if (theme) conditions.push(inArray(points.id, taggedIds.where(eq(pointThemes.themeCode, theme))))
  else if (tagged === 'yes') conditions.push(inArray(points.id, taggedIds))
  if (tagged === 'no') {
    conditions.push(notInArray(points.id, read().select({ id: pointThemes.pointId }).from(pointThemes)))
  }
  if (q) conditions.push(containsText(points.text, q))
  return conditions
}
