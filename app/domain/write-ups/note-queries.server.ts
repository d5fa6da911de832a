import { and, asc, eq } from 'drizzle-orm'
import { unsealStored } from '#app/crypto/seal.server.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { points, rawNotes, sessions } from '#db/schema/index.ts'
import { serviceSeals } from '#db/service-seals.ts'

type Key = Ctx<'write-up:keep'>
export type RawNote = typeof rawNotes.$inferSelect

/** The notes of a session within reach in the order in which they were typed, opened, each with the point it became. */
export async function listNotes(ctx: Key, sessionId: string) {
  const rows = await read()
    .select({ note: rawNotes, point: points.text })
    .from(rawNotes)
    .innerJoin(sessions, eq(sessions.id, rawNotes.sessionId))
    .leftJoin(points, eq(points.id, rawNotes.pointId))
    .where(and(eq(rawNotes.sessionId, sessionId), reachable(ctx, sessions.forumId)))
    .orderBy(asc(rawNotes.position), asc(rawNotes.id))
  return rows.map(({ note, point }) => ({ ...opened(note), point }))
}

/** A note of a session within reach, opened; null when there is none. */
export async function findNote(ctx: Key, sessionId: string, id: string): Promise<RawNote | null> {
  const [row] = await read()
    .select({ note: rawNotes })
    .from(rawNotes)
    .innerJoin(sessions, eq(sessions.id, rawNotes.sessionId))
    .where(and(eq(rawNotes.id, id), eq(rawNotes.sessionId, sessionId), reachable(ctx, sessions.forumId)))
  return row ? opened(row.note) : null
}

const opened = (note: RawNote): RawNote => ({
  ...note,
  text: unsealStored(note.text, { ...serviceSeals.notes.place, row: note.id }),
})
