import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import { rolesWith } from '#app/domain/access/permissions.ts'
import { reachable } from '#app/domain/access/scope.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { forums, grants, outbox, people, sessions, sessionTeam } from '#db/schema/index.ts'

/** True when the database answers. */
export async function isReady(): Promise<boolean> {
  try {
    await read().select({ id: forums.id }).from(forums).limit(1)
    return true
  } catch {
    return false
  }
}

/**
 * All that is needed to address a message now, or null when the person may no longer get it: taken off the team, the
 * account disabled, or no grant left that opens the session.
 */
export async function findAddressee(message: { personId: string; sessionId: string }) {
  const [row] = await read()
    .select({ email: people.email, state: sessions.state, startsAt: sessions.startsAt, sessionId: sessions.id })
    .from(sessionTeam)
    .innerJoin(people, eq(people.id, sessionTeam.personId))
    .innerJoin(sessions, eq(sessions.id, sessionTeam.sessionId))
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(
      and(
        eq(people.state, 'active'),
        inArray(grants.role, [...rolesWith('session:view')]),
        or(isNull(grants.forumId), eq(grants.forumId, sessions.forumId)),
        eq(sessionTeam.personId, message.personId),
        eq(sessionTeam.sessionId, message.sessionId),
      ),
    )
    .limit(1)
  return row ?? null
}

/** The reminders of a session within reach, newest first, with whom they go to and how far they are. */
export async function listReminders(ctx: Ctx<'session:team' | 'session:view' | 'session:remind'>, sessionId: string) {
  return read()
    .select({
      id: outbox.id,
      personId: outbox.personId,
      name: people.name,
      state: outbox.state,
      attempts: outbox.attempts,
      sentAt: outbox.sentAt,
    })
    .from(outbox)
    .innerJoin(people, eq(people.id, outbox.personId))
    .innerJoin(sessions, eq(sessions.id, outbox.sessionId))
    .where(and(eq(outbox.sessionId, sessionId), reachable(ctx, sessions.forumId)))
    .orderBy(desc(outbox.notBefore), people.name)
}
