import { and, asc, eq, gte, inArray, isNull, ne, or } from 'drizzle-orm'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { rolesWith } from '#app/domain/access/permissions.ts'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { addDays, todayInLondon } from '#app/domain/shared/dates.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { read } from '#db/client.server.ts'
import { calendarFeeds, grants, people, sessions } from '#db/schema/index.ts'

/** How far back a feed goes: what is older is of no use to a calendar. */
const FEED_DAYS_BACK = 42

export type FeedSession = Pick<typeof sessions.$inferSelect, 'id' | 'startsAt' | 'minutes' | 'state' | 'version'>

/** The secret path of the reader's own feed; null when there is none. The secret is worked out, not held. */
export async function findOwnFeed(
  ctx: Ctx<'calendar:view'>,
): Promise<{ id: string; secret: string; madeAt: Date } | null> {
  const [feed] = await read().select().from(calendarFeeds).where(eq(calendarFeeds.personId, ctx.actor.id))
  return feed ? { id: feed.id, madeAt: feed.madeAt, secret: linkSecret('calendar', feed.id) } : null
}

/**
 * The sessions behind a secret address: those that its owner may open now, by the roles they hold now. Null for an address
 * that stands for nobody who may, and all such addresses are answered alike (security.md T14).
 */
export async function findFeedSessions(secret: string, now: Date): Promise<FeedSession[] | null> {
  const today = todayInLondon(now)
  const held = await read()
    .select({ forumId: grants.forumId })
    .from(calendarFeeds)
    .innerJoin(people, eq(people.id, calendarFeeds.personId))
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(
      and(
        eq(calendarFeeds.tokenHash, sha256(secret)),
        eq(people.state, 'active'),
        inArray(grants.role, [...rolesWith('calendar:view')]),
        liveGrant(today),
      ),
    )
  if (held.length === 0) return null
  const everywhere = held.some(({ forumId }) => forumId === null)
  const theirs = inArray(
    sessions.forumId,
    held.flatMap(({ forumId }) => forumId ?? []),
  )
  const { id, startsAt, minutes, state, version } = sessions
  return read()
    .select({ id, startsAt, minutes, state, version })
    .from(sessions)
    .where(
      and(
        everywhere ? undefined : theirs,
        gte(sessions.date, addDays(today, -FEED_DAYS_BACK)),
        or(ne(sessions.state, 'cancelled'), isNull(sessions.cancelledAt), gte(sessions.startsAt, now)),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id))
}
