import { and, eq, isNull } from 'drizzle-orm'
import { canTakePoints, identifyingSigns } from '#app/domain/points/rules.ts'
import { getSession, type Session } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newPointId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Database, type Submission, writeOnce } from '#db/client.server.ts'
import { points, rawNotes, wordingReplies, writeUps } from '#db/schema/index.ts'
import type { CheckNote } from './input.ts'
import { findNote, type RawNote } from './note-queries.server.ts'
import { findWriteUp, getStanding } from './queries.server.ts'

type Key = Ctx<'write-up:keep'>
type Once = 'repeated' | 'sent-before'
type Closed = 'not-open' | 'submitted'

/**
 * Makes a point of a note, once somebody has looked at its words. What looks as if it says who it is about has to be
 * confirmed, and what holds facts of a case has to be reworded first (domain §6.8, §8 "Notes never contain").
 */
export function checkNote(
  ctx: Key,
  sessionId: string,
  input: CheckNote,
  once: Submission,
): Promise<Result<null, Closed | 'gone' | 'changed-meanwhile' | 'case-detail' | 'looks-identifying' | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const closed = await whyClosed(ctx, session)
    if (closed) return refuse(closed)
    const { note: id, version, screened, caseDetail, ...said } = input
    const note = await findNote(ctx, session.id, id)
    if (!note) return refuse('gone')
    if (note.pointId || note.version !== version) return refuse('changed-meanwhile')
    if (caseDetail === 'yes') return refuse('case-detail')
    if (!screened && identifyingSigns(said.text).length > 0) return refuse('looks-identifying')
    const pointId = newPointId()
    await tx.insert(points).values({ id: pointId, sessionId: session.id, ...said })
    await tx
      .update(rawNotes)
      .set({ pointId, version: version + 1 })
      .where(eq(rawNotes.id, note.id))
    await noteProgress(tx, ctx, session)
    return done(null, event('write-up.checked', session.id, { points: 1, dropped: 0, screened: screened === 'yes' }))
  })
}

/** Drops a note: nothing of it is kept. */
export function dropNote(
  ctx: Key,
  sessionId: string,
  { note: id, version }: { note: string; version: number },
  once: Submission,
): Promise<Result<null, Closed | 'gone' | 'changed-meanwhile' | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const closed = await whyClosed(ctx, session)
    if (closed) return refuse(closed)
    const note = await findNote(ctx, session.id, id)
    if (!note) return refuse('gone')
    if (note.pointId || note.version !== version) return refuse('changed-meanwhile')
    await tx.delete(rawNotes).where(eq(rawNotes.id, note.id))
    await noteProgress(tx, ctx, session)
    return done(null, event('write-up.checked', session.id, { points: 0, dropped: 1, screened: false }))
  })
}

/** Takes the check of a note back: it is as it was typed again, and the point it became goes, with what was said about it. */
export function uncheckNote(
  ctx: Key,
  sessionId: string,
  id: string,
  once: Submission,
): Promise<Result<null, Closed | 'gone' | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const closed = await whyClosed(ctx, session)
    if (closed) return refuse(closed)
    const note = await findNote(ctx, session.id, id)
    if (!note?.pointId) return refuse('gone')
    await takeOut(tx, note)
    await noteProgress(tx, ctx, session)
    return done(null, event('write-up.unchecked', session.id, { points: 1 }))
  })
}

async function takeOut(tx: Database, { id, pointId, version }: RawNote): Promise<void> {
  await tx
    .update(rawNotes)
    .set({ pointId: null, version: version + 1 })
    .where(eq(rawNotes.id, id))
  await tx.delete(wordingReplies).where(eq(wordingReplies.pointId, pointId ?? ''))
  await tx.delete(points).where(eq(points.id, pointId ?? ''))
}

/** Whether nothing may be changed any more, or not yet. */
async function whyClosed(ctx: Key, session: Session): Promise<Closed | null> {
  if (!canTakePoints(session, ctx.now)) return 'not-open'
  const writeUp = await findWriteUp(ctx, session.id)
  return writeUp?.submittedAt ? 'submitted' : null
}

/** Sees that there is a write-up, and notes in it whether every note is checked now, and by whom. */
async function noteProgress(tx: Database, ctx: Key, session: Session): Promise<void> {
  await tx.insert(writeUps).values({ sessionId: session.id }).onConflictDoNothing()
  const { notesLeft, writeUp } = await getStanding(ctx, session)
  const ofSession = eq(writeUps.sessionId, session.id)
  const version = (writeUp?.version ?? 1) + 1
  if (notesLeft > 0) await tx.update(writeUps).set({ checkedAt: null, checkedBy: null, version }).where(ofSession)
  else
    await tx
      .update(writeUps)
      .set({ checkedAt: ctx.now, checkedBy: ctx.actor.id, version })
      .where(and(ofSession, isNull(writeUps.checkedAt)))
}
