import { eq } from 'drizzle-orm'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { flushDatabase, type Submission, writeOnce } from '#db/client.server.ts'
import { rawNotes, wordingReplies, writeUps } from '#db/schema/index.ts'
import { settleWithin } from './closing.server.ts'
import { findWriteUp, getStanding } from './queries.server.ts'
import { submitBlocks } from './rules.ts'
import type { NotesFate } from './status.ts'

type Key = Ctx<'write-up:keep'>
type Once = 'repeated' | 'sent-before'

/**
 * Submits the points of a session to MOPAC: from now on analysts see them, and the facilitator changes them no more. Every
 * note is checked by then, and the words were offered to those who were there, unless nobody was (product, step 8).
 */
export function submitWriteUp(
  ctx: Key,
  sessionId: string,
  once: Submission,
): Promise<Result<{ points: number }, 'submitted' | 'blocked' | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const standing = await getStanding(ctx, session)
    if (standing.writeUp?.submittedAt) return refuse('submitted')
    if (submitBlocks(standing).length > 0) return refuse('blocked')
    const submitted = { submittedAt: ctx.now, submittedBy: ctx.actor.id }
    const checked = standing.writeUp?.checkedAt ? {} : { checkedAt: ctx.now, checkedBy: ctx.actor.id }
    await tx
      .insert(writeUps)
      .values({ sessionId: session.id, ...checked, ...submitted })
      .onConflictDoUpdate({
        target: writeUps.sessionId,
        set: { ...checked, ...submitted, version: (standing.writeUp?.version ?? 1) + 1 },
      })
    const submission = event('write-up.submitted', session.id, { points: standing.points })
    return done({ points: standing.points }, submission, ...(await settleWithin(tx, ctx, session.id)))
  })
}

/**
 * Destroys the notes of a session, and records what became of those outside the service. What is held here, notes and what
 * was said about the words, goes in the same transaction, and then out of the log beside the file (domain §6.6, CRY-04).
 */
export async function destroyNotes(
  ctx: Key,
  sessionId: string,
  fate: NotesFate,
  once: Submission,
): Promise<Result<null, DestroyRefusal | Once>> {
  const result = await removeNotes(ctx, sessionId, fate, once)
  if (result.ok) await flushDatabase()
  return result
}

type DestroyRefusal = 'not-submitted' | 'destroyed-already' | 'notes-are-here'

function removeNotes(
  ctx: Key,
  sessionId: string,
  fate: NotesFate,
  once: Submission,
): Promise<Result<null, DestroyRefusal | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const writeUp = await findWriteUp(ctx, session.id)
    const { notes } = await getStanding(ctx, session)
    if (!writeUp?.submittedAt) return refuse('not-submitted')
    if (writeUp.notesDestroyedAt && notes === 0) return refuse('destroyed-already')
    if (fate === 'none-taken' && notes > 0) return refuse('notes-are-here')
    await tx.delete(rawNotes).where(eq(rawNotes.sessionId, session.id))
    await tx.delete(wordingReplies).where(eq(wordingReplies.sessionId, session.id))
    await tx
      .update(writeUps)
      .set({
        notesFate: fate,
        notesDestroyedAt: ctx.now,
        notesDestroyedBy: ctx.actor.id,
        version: writeUp.version + 1,
      })
      .where(eq(writeUps.sessionId, session.id))
    const destroyed = event('write-up.notes-destroyed', session.id, { fate, notes })
    return done(null, destroyed, ...(await settleWithin(tx, ctx, session.id)))
  })
}
