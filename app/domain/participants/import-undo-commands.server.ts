import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Database, type Submission, writeOnce } from '#db/client.server.ts'
import { adjustments, contactRoutes, contactTasks, participantImports, participants, places } from '#db/schema/index.ts'
import { dropKeys } from './import-people.server.ts'
import { findParticipantImport } from './import-queries.server.ts'
import { findTouched } from './import-touched.server.ts'

export type Undone = { removed: number; kept: number }

/**
 * Takes out again whom a file brought in, within a day, but for those somebody has worked with since: they stay, and the page
 * says why. Their keys go after their rows, so that nobody is left who cannot be read.
 */
export async function undoImport(
  ctx: Ctx<'participant:manage'>,
  { slug, id }: { slug: string; id: string },
  once: Submission,
): Promise<Result<Undone, 'not-there' | 'repeated' | 'sent-before'>> {
  const result = await writeOnce<Undone & { gone: string[] }, 'not-there'>(ctx, once, async (tx) => {
    const added = await findParticipantImport(ctx, slug, id)
    if (added?.state !== 'confirmed' || !added.added) return refuse('not-there')
    const { people } = added.added
    const touched = await findTouched(tx, people)
    const gone = people.map((one) => one.id).filter((one) => !touched.has(one))
    const kept = [...touched.values()]
    await remove(tx, gone)
    const row = { state: 'undone' as const, added: JSON.stringify({ people: [], kept }) }
    await tx.update(participantImports).set(row).where(eq(participantImports.id, id))
    const counts = { removed: gone.length, kept: kept.length }
    return done({ ...counts, gone }, event('participants.import-undone', id, { ...counts, people: gone }))
  })
  if (!result.ok) return result
  const { gone, ...counts } = result.value
  await dropKeys(gone.map((one) => ({ id: one })))
  return { ok: true, value: counts }
}

async function remove(tx: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const these = [...ids]
  await tx.delete(contactTasks).where(and(inArray(contactTasks.participantId, these), eq(contactTasks.state, 'open')))
  for (const table of [adjustments, contactRoutes, places])
    await tx.delete(table).where(inArray(table.participantId, these))
  await tx.delete(participants).where(inArray(participants.id, these))
}
