import { and, eq, inArray, lte } from 'drizzle-orm'
import { seal } from '#app/crypto/seal.server.ts'
import { getForum } from '#app/domain/forums/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { participantImports } from '#db/schema/index.ts'
import { type Mapping, namedFrom, whyNotMapped } from './import-lines.ts'
import { bringIn, dropKeys, type Prepared, prepare } from './import-people.server.ts'
import { contentPlace, findParticipantImport, planImport } from './import-queries.server.ts'
import { type BroughtIn, stagedFile, type UnnamedFile } from './import-staged.ts'

type Manage = Ctx<'participant:manage'>
type Once = 'repeated' | 'sent-before'
export type ConfirmRefusal = 'not-waiting' | 'not-open' | 'nothing-new' | 'not-checked' | 'clash'

const A_DAY = 24 * 60 * 60 * 1000
const TRIES = 5
const dayAfter = (now: Date) => new Date(now.getTime() + A_DAY)

/** Keeps a file that was read, sealed, for its sender to look at, for a day. Nobody comes in by it yet. */
export function stageParticipants(
  ctx: Manage,
  slug: string,
  file: UnnamedFile,
  once: Submission,
): Promise<Result<{ id: string }, 'not-open' | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const forum = await getForum(ctx, slug)
    if (forum.state !== 'open') return refuse('not-open')
    const id = newId('pim')
    await tx.delete(participantImports).where(lte(participantImports.expiresAt, ctx.now))
    const content = seal(JSON.stringify(stagedFile.parse(file)), contentPlace(id))
    const row = { id, forumId: forum.id, personId: ctx.actor.id, content, expiresAt: dayAfter(ctx.now) }
    await tx.insert(participantImports).values(row)
    const counts = { forum: forum.id, lines: file.lines.length, refusedColumns: file.refused.length }
    return done({ id }, event('participants.file-read', id, counts))
  })
}

/** Names the columns of a file that waits. What is in the others is dropped, and only what is held stays, sealed. */
export function nameColumns(
  ctx: Manage,
  { slug, id, mapping }: { slug: string; id: string; mapping: Mapping },
  once: Submission,
): Promise<Result<null, 'not-waiting' | 'not-mapped' | Once>> {
  return writeOnce(ctx, once, async (tx) => {
    const file = (await findParticipantImport(ctx, slug, id))?.file
    if (file?.stage !== 'columns') return refuse('not-waiting')
    if (whyNotMapped(mapping)) return refuse('not-mapped')
    const named = namedFrom(file, mapping, todayInLondon(ctx.now))
    const content = seal(JSON.stringify(stagedFile.parse(named)), contentPlace(id))
    await tx.update(participantImports).set({ content }).where(eq(participantImports.id, id))
    const counts = { lines: named.rows.length, problems: named.problems.length, fields: [...mapping.values()] }
    return done(null, event('participants.columns-named', id, counts))
  })
}

/**
 * Brings in everybody in a file that waits, in one transaction and once: places, names and ways of reaching them sealed, none
 * of them confirmed as safe. Keys are made before it, and taken away again for whom it did not bring in.
 */
export async function importParticipants(
  ctx: Manage,
  what: { slug: string; id: string; checked: boolean },
  once: Submission,
): Promise<Result<{ seated: number; waiting: number }, ConfirmRefusal | Once>> {
  const file = (await findParticipantImport(ctx, what.slug, what.id))?.file
  const lines = file?.stage === 'look' ? file.rows.map(({ line }) => line) : []
  for (let attempt = 1; ; attempt++) {
    const prepared = await prepare(lines)
    const result = await tryToImport(ctx, what, prepared, once).catch(async (error: unknown) => {
      await dropKeys([...prepared.values()])
      throw error
    })
    const brought = result.ok ? result.value.lines : []
    await dropKeys([...prepared].flatMap(([line, one]) => (brought.includes(line) ? [] : [one])))
    if (result.ok) return { ok: true, value: { seated: result.value.seated, waiting: result.value.waiting } }
    if (result.reason !== 'clash' || attempt === TRIES) return result
  }
}

type Imported = { seated: number; waiting: number; lines: number[] }

function tryToImport(
  ctx: Manage,
  { slug, id, checked }: { slug: string; id: string; checked: boolean },
  prepared: ReadonlyMap<number, Prepared>,
  once: Submission,
) {
  return writeOnce<Imported, ConfirmRefusal>(
    ctx,
    once,
    async (tx) => {
      const file = (await findParticipantImport(ctx, slug, id))?.file
      if (file?.stage !== 'look') return refuse('not-waiting')
      const { forum, rows, problems, toCheck } = await planImport(ctx, slug, file)
      if (forum.state !== 'open') return refuse('not-open')
      if (rows.length === 0) return refuse('nothing-new')
      if (!checked && toCheck.length + file.notes.length > 0) return refuse('not-checked')
      const people = await bringIn(tx, { forumId: forum.id, rows, prepared, today: todayInLondon(ctx.now) })
      await close(tx, id, ctx.now, { people: people.map(({ id, state }) => ({ id, state })), kept: [] })
      const waiting = people.filter(({ state }) => state === 'waiting').length
      const counts = { forum: forum.id, people: people.length, waiting, leftOut: problems.length }
      return done(
        { seated: people.length - waiting, waiting, lines: rows.map(({ line }) => line) },
        event('participants.imported', id, counts),
        ...people.map((one) =>
          event('participant.added', one.id, { forum: forum.id, state: one.state, seat: one.seat, import: id }),
        ),
      )
    },
    { unique: { 'participants(reference)': 'clash', 'places(forum_id,seat)': 'clash' } },
  )
}

/** The lines are taken away; who came in stays for a day, for the undoing. */
async function close(tx: Database, id: string, now: Date, added: BroughtIn): Promise<void> {
  const row = { state: 'confirmed' as const, content: null, added: JSON.stringify(added), confirmedAt: now }
  await tx
    .update(participantImports)
    .set({ ...row, expiresAt: dayAfter(now) })
    .where(and(eq(participantImports.id, id), eq(participantImports.state, 'read')))
}

/** Forgets a file that waits. Forgotten already is as good. */
export function cancelParticipantImport(ctx: Manage, slug: string, id: string): Promise<Result<null, never>> {
  return write(ctx, async (tx) => {
    const waiting = await findParticipantImport(ctx, slug, id)
    if (waiting?.state !== 'read') return unchanged(null)
    await tx.delete(participantImports).where(inArray(participantImports.id, [id]))
    return done(null, event('participants.import-cancelled', id))
  })
}
