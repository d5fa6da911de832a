import { and, asc, count, eq, gt, inArray } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { forums, places, sessions } from '#db/schema/index.ts'
import { whatIsMissing } from './rules.ts'

export type Forum = typeof forums.$inferSelect

/** A forum by its slug; throws NotFound when there is none within reach. */
export async function getForum(ctx: Ctx<Permission>, slug: string): Promise<Forum> {
  const [forum] = await read()
    .select()
    .from(forums)
    .where(and(eq(forums.slug, slug), reachable(ctx, forums.id)))
  return found(forum)
}

/** Forums within reach by name, each with its next session, places filled and what is missing. */
export async function listForums(ctx: Ctx<'forum:view'>) {
  const rows = await read().select().from(forums).where(reachable(ctx, forums.id)).orderBy(asc(forums.name))
  const [next, seats, overdue] = await Promise.all([nextSessions(ctx), seatCounts(), registersMissing(ctx)])
  return rows.map((forum) => {
    const nextSession = next.get(forum.id) ?? null
    const active = seats.get(forum.id) ?? 0
    const facts = {
      ...forum,
      active,
      waiting: 0,
      hasNextSession: nextSession !== null,
      registersMissing: overdue.get(forum.id) ?? 0,
    }
    return {
      slug: forum.slug,
      name: forum.name,
      state: forum.state,
      places: forum.places,
      active,
      nextSession,
      missing: whatIsMissing(facts),
    }
  })
}

async function nextSessions(ctx: Ctx<Permission>): Promise<Map<string, { id: string; startsAt: Date }>> {
  const upcoming = await read()
    .select({ id: sessions.id, forumId: sessions.forumId, startsAt: sessions.startsAt })
    .from(sessions)
    .where(and(inArray(sessions.state, ['planned', 'confirmed']), gt(sessions.startsAt, ctx.now)))
    .orderBy(asc(sessions.startsAt))
  const first = new Map<string, { id: string; startsAt: Date }>()
  for (const { id, forumId, startsAt } of upcoming) if (!first.has(forumId)) first.set(forumId, { id, startsAt })
  return first
}

/** Seats taken by forum: an active or stepped-back participant keeps the seat. */
async function seatCounts(): Promise<Map<string, number>> {
  const rows = await read()
    .select({ forumId: places.forumId, seats: count(places.seat) })
    .from(places)
    .groupBy(places.forumId)
  return new Map(rows.map((row) => [row.forumId, row.seats]))
}

/** Sessions that have begun but are not held yet: their register is not complete. */
async function registersMissing(ctx: Ctx<Permission>): Promise<Map<string, number>> {
  const begun = await read()
    .select({ forumId: sessions.forumId, startsAt: sessions.startsAt })
    .from(sessions)
    .where(inArray(sessions.state, ['planned', 'confirmed']))
  const late = new Map<string, number>()
  for (const { forumId, startsAt } of begun) if (startsAt <= ctx.now) late.set(forumId, (late.get(forumId) ?? 0) + 1)
  return late
}
