import { and, asc, eq, gte, isNull, or } from 'drizzle-orm'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { forums, grants, people } from '#db/schema/index.ts'

/** What somebody sees of their own account: who they are, and their roles now and to come, in the order they began. */
export async function getOwnAccount(personId: string, now: Date) {
  const today = todayInLondon(now)
  const stillOpen = and(isNull(grants.endedAt), or(isNull(grants.endsOn), gte(grants.endsOn, today)))
  const rows = await read()
    .select({
      name: people.name,
      email: people.email,
      organisation: people.organisation,
      grant: { id: grants.id, role: grants.role, startsOn: grants.startsOn, endsOn: grants.endsOn },
      forum: forums.name,
    })
    .from(people)
    .leftJoin(grants, and(eq(grants.personId, people.id), stillOpen))
    .leftJoin(forums, eq(forums.id, grants.forumId))
    .where(eq(people.id, personId))
    .orderBy(asc(grants.role), asc(forums.name), asc(grants.startsOn), asc(grants.id))
  const { name, email, organisation } = found(rows[0])
  return { name, email, organisation, roles: rows.flatMap(({ grant, forum }) => (grant ? [{ ...grant, forum }] : [])) }
}
