import { and, eq } from 'drizzle-orm'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { SESSION_TRANSITIONS, tookPlace } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type AuditEvent, event } from '#app/domain/shared/result.ts'
import type { Database } from '#db/client.server.ts'
import { sessions } from '#db/schema/index.ts'
import { isBalanced } from './balance.ts'
import { getBalanceFacts } from './balance-queries.server.ts'

/**
 * Stores whether a session is closed, as it is at this moment within a transaction: nothing where the stored state is right.
 * Nobody ticks "complete" (product, step 9).
 */
export async function settleWithin(tx: Database, ctx: Ctx<'write-up:keep'>, sessionId: string): Promise<AuditEvent[]> {
  const session = await getSession(ctx, sessionId)
  if (!tookPlace(session.state)) return []
  const { to, event: action } =
    SESSION_TRANSITIONS[isBalanced(await getBalanceFacts(ctx, session)) ? 'balance' : 'unbalance']
  if (to === session.state) return []
  const still = and(eq(sessions.id, session.id), eq(sessions.state, session.state))
  await tx
    .update(sessions)
    .set({ state: to, version: session.version + 1 })
    .where(still)
  return [event(action, session.id)]
}
