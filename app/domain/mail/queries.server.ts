import { and, desc, eq } from 'drizzle-orm'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { forums, outbox, people, sessions, sessionTeam } from '#db/schema/index.ts'

/** True when the database answers. */
export async function isReady(): Promise<boolean> {
  try {
    await read().select({ id: forums.id }).from(forums).limit(1)
    return true
  } catch {
    return false
  }
}

/** All that is needed to address a message now, or null when the person may no longer get it. */
export async function findAddressee(message: { personId: string; sessionId: string }) {
  const [row] = await read()
    .select({ email: people.email, state: sessions.state, startsAt: sessions.startsAt, sessionId: sessions.id })
    .from(sessionTeam)
    .innerJoin(people, eq(people.id, sessionTeam.personId))
    .innerJoin(sessions, eq(sessions.id, sessionTeam.sessionId))
    .where(
      and(
        eq(people.state, 'active'),
        eq(sessionTeam.personId, message.personId),
        eq(sessionTeam.sessionId, message.sessionId),
      ),
    )
  return row ?? null
}

/** The reminders of a session, newest first, with whom they go to and how far they are. */
export async function listReminders(ctx: Ctx<'session:team' | 'session:view'>, sessionId: string) {
  const rows = await read()
    .select({
      id: outbox.id,
      name: people.name,
      state: outbox.state,
      sentAt: outbox.sentAt,
      notBefore: outbox.notBefore,
      forumId: sessions.forumId,
    })
    .from(outbox)
    .innerJoin(people, eq(people.id, outbox.personId))
    .innerJoin(sessions, eq(sessions.id, outbox.sessionId))
    .where(eq(outbox.sessionId, sessionId))
    .orderBy(desc(outbox.notBefore), people.name)
  const { forums: reach } = ctx.scope
  return rows.filter((row) => reach === 'all' || reach.includes(row.forumId))
}
