import { and, asc, eq, gt, gte, isNull, lte, or, type SQL } from 'drizzle-orm'
import type { Grant } from '#app/domain/shared/context.ts'
import { type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { forums, grants, invitations, people } from '#db/schema/index.ts'

export type Person = { id: string; name: string; grants: Grant[] }

/** Whether a grant reaches today, as a condition: the same rule as `isLive`. */
export function liveGrant(today: LocalDate): SQL | undefined {
  return and(
    isNull(grants.endedAt),
    or(isNull(grants.startsOn), lte(grants.startsOn, today)),
    or(isNull(grants.endsOn), gte(grants.endsOn, today)),
  )
}

/** An active person with the grants that reach at this moment; null when there is none, or the account is disabled. */
export async function findPerson(id: string, now: Date): Promise<Person | null> {
  const { role, forumId, lastUsedOn } = grants
  const rows = await read()
    .select({ id: people.id, name: people.name, grant: { id: grants.id, role, forumId, lastUsedOn } })
    .from(people)
    .leftJoin(grants, and(eq(grants.personId, people.id), liveGrant(todayInLondon(now))))
    .where(and(eq(people.id, id), eq(people.state, 'active')))
    .orderBy(asc(grants.id))
  const [first] = rows
  return first ? { id: first.id, name: first.name, grants: rows.flatMap(({ grant }) => grant ?? []) } : null
}

/** What is needed to check a password. The address is already in its normal spelling. */
export async function findCredentials(email: string) {
  const [row] = await read()
    .select({ id: people.id, passwordHash: people.passwordHash, state: people.state })
    .from(people)
    .where(eq(people.email, email))
  return row ?? null
}

/** An invitation that can still be used, by the digest of its token; null when used, expired or unknown. */
export async function findOpenInvitation(tokenHash: string, now: Date) {
  const [row] = await read()
    .select({ id: invitations.id, personId: people.id, name: people.name, email: people.email })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.personId))
    .where(and(eq(invitations.tokenHash, tokenHash), isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
  return row ?? null
}

/** People of one role, for the demonstration's one-click sign-in. */
export async function listActivePeople(now: Date) {
  return read()
    .select({
      id: people.id,
      name: people.name,
      organisation: people.organisation,
      role: grants.role,
      forum: forums.name,
    })
    .from(people)
    .innerJoin(grants, and(eq(grants.personId, people.id), liveGrant(todayInLondon(now))))
    .leftJoin(forums, eq(forums.id, grants.forumId))
    .where(eq(people.state, 'active'))
    .orderBy(asc(grants.role), asc(people.name), asc(forums.name))
}

/** True when an administrator can sign in. */
export async function hasAdministrator(now: Date): Promise<boolean> {
  const [row] = await read()
    .select({ id: people.id })
    .from(people)
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(and(eq(grants.role, 'admin'), eq(people.state, 'active'), liveGrant(todayInLondon(now))))
    .limit(1)
  return row !== undefined
}
