import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import { read } from '#db/client.server.ts'
import { contactTasks, sessions } from '#db/schema/index.ts'
import { TOLD_BEFORE } from './status.ts'

/** What was to be said before a session that has begun since, and nobody has said. */
export async function listTooLate(now: Date): Promise<string[]> {
  const rows = await read()
    .select({ id: contactTasks.id })
    .from(contactTasks)
    .innerJoin(sessions, eq(sessions.id, contactTasks.sessionId))
    .where(
      and(eq(contactTasks.state, 'open'), inArray(contactTasks.about, [...TOLD_BEFORE]), lte(sessions.startsAt, now)),
    )
    .orderBy(asc(contactTasks.id))
  return rows.map(({ id }) => id)
}
