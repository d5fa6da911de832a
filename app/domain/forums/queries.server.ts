import { and, asc, count, eq, gt, inArray } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { asTheyStand } from '#app/domain/team/queries.server.ts'
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
  const [next, seats, overdue] = await Promise.all([nextSessions(ctx), placeCounts(), registersMissing(ctx)])
  return rows.map((forum) => {
    const nextSession = next.get(forum.id) ?? null
    const { filled: active, waiting } = seats.get(forum.id) ?? nobody
    const facts = {
      ...forum,
      active,
      waiting,
      hasNextSession: nextSession !== null,
      registersMissing: overdue.get(forum.id) ?? 0,
    }
    return {
      id: forum.id,
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

/**
 * One forum for its own page: how many places are filled, its sessions to come and past, and what is missing. Numbers
 * only; who has the places is for its facilitator (`getRoster`).
 */
export async function getForumOverview(ctx: Ctx<'forum:view'>, slug: string) {
  const forum = await getForum(ctx, slug)
  const [counts, meetings] = await Promise.all([
    placeCounts().then((byForum) => byForum.get(forum.id) ?? nobody),
    read()
      .select({ id: sessions.id, date: sessions.date, startsAt: sessions.startsAt, state: sessions.state })
      .from(sessions)
      .where(and(eq(sessions.forumId, forum.id), reachable(ctx, sessions.forumId)))
      .orderBy(asc(sessions.startsAt)),
  ])
  const toCome = meetings.filter(({ startsAt }) => startsAt > ctx.now)
  const upcoming = await asTheyStand(toCome, ctx.now)
  const past = meetings
    .filter(({ startsAt }) => startsAt <= ctx.now)
    .map((session) => ({ ...session, registerDue: isOn(session) }))
    .reverse()
  const next = upcoming.find(isOn) ?? null
  const facts = { ...forum, active: counts.filled, waiting: counts.waiting, hasNextSession: next !== null }
  const missing = whatIsMissing({ ...facts, registersMissing: past.filter(({ registerDue }) => registerDue).length })
  return { forum, counts, next, upcoming, past, missing }
}

/** Whether a session is to take place: after its start, that its register is not complete. */
const isOn = ({ state }: { state: (typeof sessions.$inferSelect)['state'] }) =>
  state === 'planned' || state === 'confirmed'

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

export type PlaceCounts = { filled: number; waiting: number; steppedBack: number }
const nobody: PlaceCounts = { filled: 0, waiting: 0, steppedBack: 0 }

/** Places by forum, as numbers only. Somebody who stepped back and whose seat was given on has no place in use. */
async function placeCounts(): Promise<Map<string, PlaceCounts>> {
  const rows = await read()
    .select({ forumId: places.forumId, state: places.state, people: count(), seats: count(places.seat) })
    .from(places)
    .where(inArray(places.state, ['active', 'stepped_back', 'waiting']))
    .groupBy(places.forumId, places.state)
  const byForum = new Map<string, PlaceCounts>()
  for (const { forumId, state, people, seats } of rows) {
    const { filled, waiting, steppedBack } = byForum.get(forumId) ?? nobody
    byForum.set(forumId, {
      filled: filled + seats,
      waiting: waiting + (state === 'waiting' ? people : 0),
      steppedBack: steppedBack + (state === 'stepped_back' ? seats : 0),
    })
  }
  return byForum
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
