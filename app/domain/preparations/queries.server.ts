import { and, asc, count, eq, inArray } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { countAdjustments } from '#app/domain/contact/queries.server.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { listColleagues } from '#app/domain/team/queries.server.ts'
import { read } from '#db/client.server.ts'
import { people, places, preparations, registerEntries, sessions } from '#db/schema/index.ts'
import { differenceOf, isLate, wantedFor } from './rules.ts'

type Key = Ctx<'session:prepare'>

/** The list of a session within reach, what is due first, and how it differs from what is needed by now. */
export async function getPreparations(ctx: Key, sessionId: string) {
  const session = await getSession(ctx, sessionId)
  const rows = await read()
    .select({ preparation: preparations, owner: people.name })
    .from(preparations)
    .leftJoin(people, eq(people.id, preparations.ownerId))
    .where(eq(preparations.sessionId, sessionId))
    .orderBy(asc(preparations.dueOn), asc(preparations.kind), asc(preparations.id))
  const today = todayInLondon(ctx.now)
  const list = rows.map(({ preparation, owner }) => ({ ...preparation, owner, late: isLate(preparation, today) }))
  return { session, list, difference: differenceOf(list, await listWanted(ctx, sessionId)) }
}

/** One line of a list within reach; throws NotFound when there is none. */
export async function getPreparation(ctx: Key, sessionId: string, id: string) {
  const [row] = await read()
    .select({ preparation: preparations })
    .from(preparations)
    .innerJoin(sessions, eq(sessions.id, preparations.sessionId))
    .where(and(eq(preparations.id, id), eq(preparations.sessionId, sessionId), reachable(ctx, sessions.forumId)))
  return found(row).preparation
}

/** What a session needs by now, from the numbers of those expected. */
export async function listWanted(ctx: Key, sessionId: string) {
  const session = await getSession(ctx, sessionId)
  const facts = {
    ...{ date: session.date, minutes: session.minutes },
    expected: await countExpected(ctx, sessionId),
    needs: await countAdjustments(ctx, sessionId),
    hasVenue: session.venueId !== null,
    hasJoining: session.joining !== null,
  }
  return wantedFor(facts, todayInLondon(ctx.now))
}

/** Who may own a line: everybody who can open the session. */
export async function listOwners(ctx: Key, sessionId: string) {
  return (await listColleagues(ctx, sessionId)).map(({ id, name, organisation }) => ({ id, name, organisation }))
}

/** How many have an active place and have not said that they will not come. */
async function countExpected(ctx: Key, sessionId: string): Promise<number> {
  const away = read()
    .select({ id: registerEntries.participantId })
    .from(registerEntries)
    .where(and(eq(registerEntries.sessionId, sessionId), inArray(registerEntries.status, ['declined', 'apologies'])))
  const active = and(eq(sessions.id, sessionId), eq(places.state, 'active'), reachable(ctx, sessions.forumId))
  const [all] = await read()
    .select({ n: count() })
    .from(places)
    .innerJoin(sessions, eq(sessions.forumId, places.forumId))
    .where(active)
  const [gone] = await read()
    .select({ n: count() })
    .from(places)
    .innerJoin(sessions, eq(sessions.forumId, places.forumId))
    .where(and(active, inArray(places.participantId, away)))
  return (all?.n ?? 0) - (gone?.n ?? 0)
}
