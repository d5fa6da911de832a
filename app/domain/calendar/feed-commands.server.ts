import { eq } from 'drizzle-orm'
import { linkSecret } from '#app/crypto/digests.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { newId, sha256 } from '#app/domain/shared/ids.ts'
import { done, event, type Result, unchanged } from '#app/domain/shared/result.ts'
import { type Submission, write, writeOnce } from '#db/client.server.ts'
import { calendarFeeds } from '#db/schema/index.ts'

/** Makes a secret address for somebody's calendar; one they had before leads nowhere from then on. */
export function makeFeed(
  ctx: Ctx<'calendar:view'>,
  once: Submission,
): Promise<Result<{ id: string }, 'repeated' | 'sent-before'>> {
  return writeOnce(ctx, once, async (tx) => {
    const id = newId('fed')
    const ended = await tx.delete(calendarFeeds).where(eq(calendarFeeds.personId, ctx.actor.id)).returning()
    const tokenHash = sha256(linkSecret('calendar', id))
    await tx.insert(calendarFeeds).values({ id, personId: ctx.actor.id, tokenHash, madeAt: ctx.now })
    const before = ended.map((feed) => event('calendar.feed-ended', feed.id))
    return done({ id }, event('calendar.feed-made', id), ...before)
  })
}

/** Ends the secret address of somebody's calendar. */
export function endFeed(ctx: Ctx<'calendar:view'>): Promise<Result<null, never>> {
  return write(ctx, async (tx) => {
    const [ended] = await tx.delete(calendarFeeds).where(eq(calendarFeeds.personId, ctx.actor.id)).returning()
    return ended ? done(null, event('calendar.feed-ended', ended.id)) : unchanged(null)
  })
}
