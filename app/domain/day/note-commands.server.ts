import { count, eq } from 'drizzle-orm'
import { seal } from '#app/crypto/seal.server.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { read, type Submission, writeOnce } from '#db/client.server.ts'
import { rawNotes } from '#db/schema/index.ts'
import type { Noted } from './input.ts'
import type { Once } from './mark-commands.server.ts'
import { noteIdFrom } from './protocol.ts'
import { findNote, notePlace } from './queries.server.ts'
import { addNotes, type Closed, closedFor, holdIfDue, lasting } from './saving.server.ts'

/** More notes than an evening holds. */
export const MOST_NOTES = 500
type Key = Ctx<'day:keep'>

/**
 * Takes down one thing the room said, sealed under the key of the service. The trail names the session and a number, never
 * the note: it becomes a point, and a point has no author and no time (product.md).
 */
export function takeNote(
  ctx: Key,
  sessionId: string,
  { item, ...noted }: Noted & { item: string },
  once: Submission,
): Promise<Result<null, Closed | 'too-many' | Once>> {
  return writeOnce<null, Closed | 'too-many' | Once>(
    ctx,
    lasting(once),
    async (tx) => {
      const session = await getSession(ctx, sessionId)
      const closed = await closedFor(ctx, session)
      if (closed) return refuse(closed)
      const [counted] = await read().select({ n: count() }).from(rawNotes).where(eq(rawNotes.sessionId, session.id))
      if ((counted?.n ?? 0) >= MOST_NOTES) return refuse('too-many')
      await addNotes(tx, ctx, session, [{ ...noted, item, id: noteIdFrom(once.key) }])
      const held = await holdIfDue(tx, ctx, session)
      return done(null, event('note.taken', session.id, { notes: 1 }), ...held)
    },
    { unique: { 'raw_notes(id)': 'sent-before' } },
  )
}

/** Changes a note that is still as the form showed it, or has these very words already. */
export function changeNote(
  ctx: Key,
  sessionId: string,
  { note: id, version, ...noted }: Noted & { note: string; version: number },
  once: Submission,
): Promise<Result<null, 'already' | 'conflict' | 'gone' | Closed | Once>> {
  return writeOnce(ctx, lasting(once), async (tx) => {
    const session = await getSession(ctx, sessionId)
    const closed = await closedFor(ctx, session)
    if (closed) return refuse(closed)
    const note = await findNote(ctx, session.id, id)
    if (!note) return refuse('gone')
    const isSame = (['text', 'kind', 'breadth', 'valence'] as const).every((field) => note[field] === noted[field])
    if (isSame) return refuse('already')
    if (note.version !== version) return refuse('conflict')
    const { text, ...said } = noted
    await tx
      .update(rawNotes)
      .set({ ...said, text: seal(text, notePlace(id)), version: version + 1 })
      .where(eq(rawNotes.id, id))
    return done(null, event('note.changed', session.id, { notes: 1 }))
  })
}

/**
 * Removes a note for good, if it is still as its sender saw it; a form that does not say what it saw removes what is there. One
 * that is not there any more is as good.
 */
export function removeNote(
  ctx: Key,
  sessionId: string,
  { note: id, version }: { note: string; version?: number | undefined },
  once: Submission,
): Promise<Result<null, 'already' | 'conflict' | Closed | Once>> {
  return writeOnce(ctx, lasting(once), async (tx) => {
    const session = await getSession(ctx, sessionId)
    const closed = await closedFor(ctx, session)
    if (closed) return refuse(closed)
    const note = await findNote(ctx, session.id, id)
    if (!note) return refuse('already')
    if (version !== undefined && note.version !== version) return refuse('conflict')
    await tx.delete(rawNotes).where(eq(rawNotes.id, id))
    return done(null, event('note.removed', session.id, { notes: 1 }))
  })
}
