import { and, eq } from 'drizzle-orm'
import { getOwnContact } from '#app/domain/contact/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, writeOnce } from '#db/client.server.ts'
import { contactRoutes } from '#db/schema/index.ts'
import { sealingFor } from '#db/seal.server.ts'
import type { ConfirmContactInput } from './input.ts'

/**
 * What a participant says about one way of reaching them: still safe, as of today, or not, and then it is not used any
 * more from this moment (domain §7). What else was agreed about it stays as it was.
 */
export function answerContact(
  ctx: Ctx<'visit:own'>,
  { route, safe }: ConfirmContactInput,
  once: Submission,
): Promise<Result<null, 'not-held' | 'repeated' | 'sent-before'>> {
  return writeOnce<null, 'not-held'>(ctx, once, async (tx) => {
    const participantId = ctx.actor.id
    const theirs = and(eq(contactRoutes.participantId, participantId), eq(contactRoutes.route, route))
    const [row] = await tx.select().from(contactRoutes).where(theirs)
    const held = (await getOwnContact(ctx)).routes.find(({ kind }) => kind === route)
    if (!row || !held) return refuse('not-held')
    const isSafe = safe === 'yes'
    const confirmedOn = isSafe ? todayInLondon(ctx.now) : null
    if (held.rules.safe === isSafe && held.confirmedOn === confirmedOn) return unchanged(null)
    const sealing = await sealingFor(participantId)
    const rules = sealing.seal(contactRoutes.rules, row.id, JSON.stringify({ ...held.rules, safe: isSafe }))
    await tx
      .update(contactRoutes)
      .set({ rules, confirmedOn, version: row.version + 1 })
      .where(theirs)
    const said = isSafe
      ? event('contact.confirmed', participantId, { routes: [route] })
      : event('contact.saved', participantId, { route, fields: ['rules'] })
    return done(null, said)
  })
}
