import { eq, lte } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newId, newPointId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { pointImports, points, rawNotes, wordingReplies, writeUps } from '#db/schema/index.ts'
import { themeCodesInUse } from '../codebook/queries.server.ts'
import { getSession } from '../sessions/queries.server.ts'
import type { PointsFile } from './csv-import.ts'
import type { ChangePoint, RecordPoint } from './input.ts'
import { countSessionPoints, findImport, findSessionPoint, isSubmitted, listSessionTexts } from './queries.server.ts'
import { canTakePoints, fingerprint, identifyingSigns, newRows } from './rules.ts'
import { linesToCheck, stagedFrom } from './staged.ts'

type Key = Ctx<'point:record'>
type Once = 'repeated' | 'sent-before'

const A_DAY = 24 * 60 * 60 * 1000

/**
 * Writes down one thing the room said. The trail names the session and a number, never the point: a point has no time
 * (product.md, "Points have no author").
 */
export function recordPoint(
  ctx: Key,
  sessionId: string,
  input: RecordPoint,
  once: Submission,
): Promise<Result<null, 'not-open' | 'submitted' | 'looks-identifying' | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    if (!canTakePoints(session, ctx.now)) return refuse('not-open')
    if (await isSubmitted(ctx, session.id)) return refuse('submitted')
    const { screened, ...said } = input
    if (!screened && identifyingSigns(said.text).length > 0) return refuse('looks-identifying')
    await beginWriteUp(tx, ctx, session.id)
    await tx.insert(points).values({ id: newPointId(), sessionId: session.id, ...said })
    return done(null, event('point.recorded', session.id, { points: 1, screened: screened === 'yes' }))
  })
}

/** Changes a point of the forum's own that has no themes yet and is still as the form showed it. */
export function changePoint(
  ctx: Key,
  sessionId: string,
  input: ChangePoint,
): Promise<Result<null, 'gone' | 'submitted' | 'tagged' | 'published' | 'changed-meanwhile' | 'looks-identifying'>> {
  return write(ctx, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const point = await findSessionPoint(ctx, session.id, input.point)
    if (!point) return refuse('gone')
    if (await isSubmitted(ctx, session.id)) return refuse('submitted')
    if (point.origin === 'published') return refuse('published')
    if (point.themes.length > 0) return refuse('tagged')
    const { text, kind, breadth, valence, screened } = input
    const said = { text, kind, breadth, valence }
    if (fingerprint(said) === fingerprint(point)) return unchanged(null)
    if (input.seen !== fingerprint(point)) return refuse('changed-meanwhile')
    if (!screened && identifyingSigns(text).length > 0) return refuse('looks-identifying')
    await tx.update(points).set(said).where(eq(points.id, point.id))
    return done(null, event('point.changed', session.id, { points: 1, screened: screened === 'yes' }))
  })
}

/** Removes a point that has no themes yet, for good, with the note it came from and what was said about its words. */
export function removePoint(
  ctx: Key,
  sessionId: string,
  id: string,
  once: Submission,
): Promise<Result<null, 'gone' | 'submitted' | 'tagged' | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const point = await findSessionPoint(ctx, session.id, id)
    if (!point) return refuse('gone')
    if (await isSubmitted(ctx, session.id)) return refuse('submitted')
    if (point.themes.length > 0) return refuse('tagged')
    await tx.delete(rawNotes).where(eq(rawNotes.pointId, point.id))
    await tx.delete(wordingReplies).where(eq(wordingReplies.pointId, point.id))
    await tx.delete(points).where(eq(points.id, point.id))
    return done(null, event('point.removed', session.id, { points: 1 }))
  })
}

/** Keeps a file that was read, for its sender to look at, for a day. Nothing of it is a point yet. */
export function stageImport(
  ctx: Key,
  sessionId: string,
  file: PointsFile,
  once: Submission,
): Promise<Result<{ id: string }, 'not-open' | 'submitted' | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    if (!canTakePoints(session, ctx.now)) return refuse('not-open')
    if (await isSubmitted(ctx, session.id)) return refuse('submitted')
    const content = stagedFrom(file, await themeCodesInUse(ctx))
    const row = { id: newId('imp'), sessionId: session.id, personId: ctx.actor.id }
    await tx.delete(pointImports).where(lte(pointImports.expiresAt, ctx.now))
    await tx.insert(pointImports).values({ ...row, content, expiresAt: new Date(ctx.now.getTime() + A_DAY) })
    const counts = { lines: content.rows.length, problems: content.problems.length }
    return done({ id: row.id }, event('points.file-read', session.id, counts))
  })
}

/**
 * Makes points of a file that waits, and takes the file away in the same transaction: it can be done once. Lines that
 * could not be read and texts the session has by now are left out.
 */
export function confirmImport(
  ctx: Key,
  { sessionId, id, screened }: { sessionId: string; id: string; screened: boolean },
  once: Submission,
): Promise<
  Result<{ imported: number }, 'not-waiting' | 'not-open' | 'submitted' | 'nothing-new' | 'looks-identifying' | Once>
> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    if (!canTakePoints(session, ctx.now)) return refuse('not-open')
    if (await isSubmitted(ctx, session.id)) return refuse('submitted')
    const staged = await findImport(ctx, session.id, id)
    if (!staged) return refuse('not-waiting')
    const rows = newRows(staged.rows, await listSessionTexts(ctx, session.id))
    if (rows.length === 0) return refuse('nothing-new')
    if (!screened && linesToCheck(rows).length > 0) return refuse('looks-identifying')
    await takeAway(tx, id)
    await beginWriteUp(tx, ctx, session.id)
    const made = rows.map(({ line: _, ...row }) => ({ id: newPointId(), sessionId: session.id, ...row }))
    // Stored by their random ids, so that the order of the file cannot be read from the order of the rows.
    await tx.insert(points).values(made.sort((one, other) => (one.id < other.id ? -1 : 1)))
    const leftOut = staged.problems.length + staged.rows.length - made.length
    const counts = { points: made.length, leftOut, screened }
    return done({ imported: made.length }, event('points.imported', session.id, counts))
  })
}

/** Forgets a file that waits. Forgotten already is as good. */
export function cancelImport(ctx: Key, sessionId: string, id: string): Promise<Result<null, never>> {
  return write(ctx, async (tx) => {
    const session = await getSession(ctx, sessionId)
    if (!(await findImport(ctx, session.id, id))) return unchanged(null)
    await takeAway(tx, id)
    return done(null, event('points.import-cancelled', session.id))
  })
}

/** With its first point a session has a write-up, and its points wait until that is submitted. */
async function beginWriteUp(tx: Database, ctx: Key, sessionId: string): Promise<void> {
  if ((await countSessionPoints(ctx, sessionId)) > 0) return
  await tx.insert(writeUps).values({ sessionId }).onConflictDoNothing()
}

async function takeAway(tx: Database, id: string): Promise<void> {
  await tx.delete(pointImports).where(eq(pointImports.id, id))
}
