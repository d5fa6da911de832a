import { and, eq, isNull } from 'drizzle-orm'
import { needsPasskey } from '#app/domain/access/permissions.ts'
import { liveGrant } from '#app/domain/accounts/queries.server.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { authenticatorApps, grants, passkeys, people, recoveryCodes } from '#db/schema/index.ts'

export type Factors = { app: boolean; passkeys: number; codes: number }

/** What somebody can prove themselves with besides the password: an app or none, so many passkeys, so many codes left. */
export async function getFactors(personId: string): Promise<Factors> {
  const reader = read()
  const [apps, keys, codes] = await Promise.all([
    reader.$count(authenticatorApps, eq(authenticatorApps.personId, personId)),
    reader.$count(passkeys, eq(passkeys.personId, personId)),
    reader.$count(recoveryCodes, and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt))),
  ])
  return { app: apps > 0, passkeys: keys, codes }
}

/** Whose factors they are, active or still invited: the address, and whether the roles as they are now need a passkey. */
export async function getOwner(personId: string, now: Date) {
  const rows = await read()
    .select({ email: people.email, role: grants.role })
    .from(people)
    .leftJoin(grants, and(eq(grants.personId, people.id), liveGrant(todayInLondon(now))))
    .where(eq(people.id, personId))
  const { email } = found(rows[0])
  return { email, mustHavePasskey: needsPasskey(rows.flatMap(({ role }) => role ?? [])) }
}

/** The stored hash of somebody's password, for checking one; null when they have none. It leaves no command. */
export async function findPasswordHash(personId: string): Promise<string | null> {
  const [person] = await read()
    .select({ passwordHash: people.passwordHash })
    .from(people)
    .where(and(eq(people.id, personId), eq(people.state, 'active')))
  return person?.passwordHash ?? null
}

/** Since when somebody has an authenticator app; null when they have none. */
export async function findApp(personId: string): Promise<{ addedAt: Date } | null> {
  const [app] = await read()
    .select({ addedAt: authenticatorApps.addedAt })
    .from(authenticatorApps)
    .where(eq(authenticatorApps.personId, personId))
  return app ?? null
}
