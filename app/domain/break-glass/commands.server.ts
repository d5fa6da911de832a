import { eq } from 'drizzle-orm'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import type { Confirmed, Ctx } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { breakGlass } from '#db/schema/index.ts'
import type { OpenGlass } from './input.ts'
import { findParticipantId, findWitnesses, getOpening, listSealedFields } from './queries.server.ts'
import { endOf } from './rules.ts'
import { fieldsOf, type Look } from './status.ts'

type MayOpen = Ctx<'break-glass:open'>
export type OpenRefusal = 'no-such-participant' | 'nobody-to-tell'

/**
 * Opens a participant's sealed fields to one person for 30 minutes, and tells those who watch in the same transaction.
 * Refuses when nobody but the opener could be told (security.md AZ-07).
 */
export function openGlass(
  ctx: Confirmed<'break-glass:open'>,
  { reference, reason, explanation }: OpenGlass,
  once: Submission,
): Promise<Result<{ id: string }, OpenRefusal | 'repeated' | 'sent-before'>> {
  return writeOnce<{ id: string }, OpenRefusal>(ctx, once, async (tx) => {
    const participantId = await findParticipantId(ctx, reference)
    if (!participantId) return refuse('no-such-participant')
    const { told } = await findWitnesses(ctx)
    if (told.length === 0) return refuse('nobody-to-tell')
    const id = newId('bgl')
    const times = { openedAt: ctx.now, endsAt: endOf(ctx.now) }
    await tx.insert(breakGlass).values({ id, personId: ctx.actor.id, participantId, reason, explanation, ...times })
    for (const personId of told)
      await enqueueLetter(tx, { template: 'break-glass-opened', about: id, personId, cause: id, now: ctx.now })
    return done({ id }, event('break-glass.opened', id, { participant: participantId, reason, told }))
  })
}

/**
 * The sealed fields, for the opener and while the opening lasts. The look is in the trail, and committed, before
 * anything is read: when it cannot be written nothing is shown (security.md PRV-03, AZ-07). The person and how to reach them
 * are two looks, never one (PRV-04).
 */
export async function readSealedFields(
  ctx: MayOpen,
  id: string,
  look: Look = 'person',
): Promise<Result<Awaited<ReturnType<typeof listSealedFields>>, 'not-open'>> {
  const noted = await write(ctx, async () => {
    const { personId, participantId, state } = await getOpening(ctx, null, id)
    if (personId !== ctx.actor.id || state !== 'open') return refuse('not-open')
    return done(participantId, event('break-glass.read', id, { participant: participantId, fields: fieldsOf(look) }))
  })
  return noted.ok ? { ok: true, value: await listSealedFields(ctx, noted.value, look) } : noted
}

/**
 * Ends an opening at once, for its opener and for those who watch. What is over already is left as it is. Refuses those
 * who were told of it and no more.
 */
export function closeGlass(
  ctx: MayOpen,
  watch: Ctx<'break-glass:watch'> | null,
  id: string,
): Promise<Result<null, 'not-theirs'>> {
  return write(ctx, async (tx) => {
    const { personId, closedAt, endsAt } = await getOpening(ctx, watch, id)
    if (personId !== ctx.actor.id && !watch) return refuse('not-theirs')
    if (closedAt !== null || endsAt <= ctx.now) return unchanged(null)
    await tx.update(breakGlass).set({ closedAt: ctx.now }).where(eq(breakGlass.id, id))
    return done(null, event('break-glass.closed', id))
  })
}
