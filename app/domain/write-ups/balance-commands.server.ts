import { systemContext } from '#app/domain/shared/context.ts'
import { done, unchanged } from '#app/domain/shared/result.ts'
import { write } from '#db/client.server.ts'
import { listToBalance } from './balance-queries.server.ts'
import { settleWithin } from './closing.server.ts'

/**
 * Closes the sessions of which nothing is missing any more, and opens again those at which something is. Each is a
 * transaction of its own, worked out anew within it. False: there is nothing left to do at once.
 */
export async function settleBalances(now: Date): Promise<false> {
  const ctx = systemContext('write-up:keep', now)
  for (const sessionId of await listToBalance())
    await write(ctx, async (tx) => {
      const [first, ...rest] = await settleWithin(tx, ctx, sessionId)
      return first ? done(null, first, ...rest) : unchanged(null)
    })
  return false
}
