import { and, asc, eq } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { forums, sessions } from '#db/schema/index.ts'

export type Session = typeof sessions.$inferSelect & { forumName: string; forumSlug: string }

const withForum = { session: sessions, forumName: forums.name, forumSlug: forums.slug }

/** A session with its forum; throws NotFound when there is none within reach. */
export async function getSession(ctx: Ctx<Permission>, id: string): Promise<Session> {
  const [row] = await read()
    .select(withForum)
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(and(eq(sessions.id, id), reachable(ctx, sessions.forumId)))
  const { session, forumName, forumSlug } = found(row)
  return { ...session, forumName, forumSlug }
}

/** All sessions of a forum within reach, earliest first. */
export async function listSessions(ctx: Ctx<Permission>, forumId: string): Promise<Session[]> {
  const rows = await read()
    .select(withForum)
    .from(sessions)
    .innerJoin(forums, eq(forums.id, sessions.forumId))
    .where(and(eq(sessions.forumId, forumId), reachable(ctx, sessions.forumId)))
    .orderBy(asc(sessions.startsAt))
  return rows.map(({ session, forumName, forumSlug }) => ({ ...session, forumName, forumSlug }))
}
