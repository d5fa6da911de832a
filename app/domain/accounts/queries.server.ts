import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { Ctx, Grant } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { forums, grants, invitations, people, signInSessions } from '#db/schema/index.ts'

export type Person = { id: string; name: string; grants: Grant[] }

/** A browser session and who is behind it, by the digest of its cookie; null when ended, idle too long or disabled. */
export async function findSignInSession(idHash: string, now: Date) {
  const [row] = await read()
    .select({ idleUntil: signInSessions.idleUntil, endsAt: signInSessions.endsAt, personId: people.id })
    .from(signInSessions)
    .innerJoin(people, eq(people.id, signInSessions.personId))
    .where(
      and(
        eq(signInSessions.id, idHash),
        eq(people.state, 'active'),
        gt(signInSessions.idleUntil, now),
        gt(signInSessions.endsAt, now),
      ),
    )
  return row ?? null
}

export async function findPerson(id: string): Promise<Person | null> {
  const rows = await read()
    .select({ id: people.id, name: people.name, role: grants.role, forumId: grants.forumId })
    .from(people)
    .leftJoin(grants, eq(grants.personId, people.id))
    .where(and(eq(people.id, id), eq(people.state, 'active')))
  const [first] = rows
  if (!first) return null
  return {
    id: first.id,
    name: first.name,
    grants: rows.flatMap(({ role, forumId }) => (role ? [{ role, forumId }] : [])),
  }
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

/** Everyone who can sign in, with their grants in words, by name. */
export async function listPeople(_ctx: Ctx<'people:manage'>) {
  const rows = await read()
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      organisation: people.organisation,
      state: people.state,
      role: grants.role,
      forum: forums.name,
    })
    .from(people)
    .leftJoin(grants, eq(grants.personId, people.id))
    .leftJoin(forums, eq(forums.id, grants.forumId))
    .orderBy(asc(people.name), asc(grants.role))
  const byId = new Map<
    string,
    Omit<(typeof rows)[number], 'role' | 'forum'> & {
      grants: { role: NonNullable<(typeof rows)[number]['role']>; forum: string | null }[]
    }
  >()
  for (const { role, forum, ...person } of rows) {
    const entry = byId.get(person.id) ?? { ...person, grants: [] }
    if (role) entry.grants.push({ role, forum })
    byId.set(person.id, entry)
  }
  return [...byId.values()]
}

/** The forums a grant may be limited to, by name. */
export async function listGrantableForums(_ctx: Ctx<'people:manage'>) {
  return read().select({ slug: forums.slug, name: forums.name }).from(forums).orderBy(asc(forums.name))
}

/** People of one role, for the demonstration's one-click sign-in. */
export async function listActivePeople() {
  return read()
    .select({
      id: people.id,
      name: people.name,
      organisation: people.organisation,
      role: grants.role,
      forum: forums.name,
    })
    .from(people)
    .innerJoin(grants, eq(grants.personId, people.id))
    .leftJoin(forums, eq(forums.id, grants.forumId))
    .where(eq(people.state, 'active'))
    .orderBy(asc(grants.role), asc(people.name), asc(forums.name))
}

/** True when an administrator can sign in. */
export async function hasAdministrator(): Promise<boolean> {
  const [row] = await read()
    .select({ id: people.id })
    .from(people)
    .innerJoin(grants, eq(grants.personId, people.id))
    .where(and(eq(grants.role, 'admin'), eq(people.state, 'active')))
    .limit(1)
  return row !== undefined
}
