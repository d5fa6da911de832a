import { and, eq } from 'drizzle-orm'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { disclosureUses } from '#db/schema/index.ts'
import { listDisclosureUses } from './queries.server.ts'

type Key = Ctx<'disclosure:note'>

/** Notes that the way for a disclosure was used: the day, the session and the role. Nothing of what was said, or by whom (domain §7). */
export function noteRouteUsed(
  ctx: Key,
  sessionId: string,
  once: Submission,
): Promise<Result<null, 'repeated' | 'sent-before'>> {
  return writeOnce(ctx, once, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const row = { id: newId('dsc'), sessionId: session.id, usedOn: todayInLondon(ctx.now), byRole: ctx.role }
    await tx.insert(disclosureUses).values(row)
    return done(null, event('disclosure.route-used', session.id))
  })
}

/** Notes where the outcome is kept: a reference of somebody else's file, never a name. It can be put right. */
export function noteOutcome(
  ctx: Key,
  sessionId: string,
  { use: id, reference }: { use: string; reference: string },
): Promise<Result<null, never>> {
  return write(ctx, async (tx) => {
    const session = await getSession(ctx, sessionId)
    const use = found((await listDisclosureUses(ctx, session.id)).find((one) => one.id === id))
    if (use.outcomeReference === reference) return unchanged(null)
    await tx
      .update(disclosureUses)
      .set({ outcomeReference: reference })
      .where(and(eq(disclosureUses.id, id), eq(disclosureUses.sessionId, session.id)))
    return done(null, event('disclosure.outcome-noted', session.id))
  })
}
