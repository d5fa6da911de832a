import { and, asc, eq, gt, gte, isNotNull, isNull, lte, or, type SQL } from 'drizzle-orm'
import type { AnyCtx, Grant } from '#app/domain/shared/context.ts'
import { type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { read } from '#db/client.server.ts'
import { forums, grants, invitations, passwordResets, people } from '#db/schema/index.ts'
import { minutesAfter } from '../sign-in/rules.ts'
import { INVITATION_HOURS, RESET_MINUTES } from './rules.ts'

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

/**
 * What a password is checked against, for an address in its normal spelling. There is nothing to check it against while
 * the account may not be signed in to: disabled, or invited and without a password. Somebody who set a password but no
 * second factor yet may come back as long as their link would have lived (security.md AUT-01).
 */
export async function findCredentials(email: string, now: Date) {
  const { id, state, passwordHash } = people
  const taken = and(eq(invitations.personId, id), isNotNull(invitations.usedAt), liveLink(invitations, now))
  const [row] = await read()
    .select({ id, state, passwordHash, invitation: invitations.id })
    .from(people)
    .leftJoin(invitations, taken)
    .where(eq(people.email, email))
    .limit(1)
  if (!row) return null
  const mayTry = row.state === 'active' || (row.state === 'invited' && row.invitation !== null)
  return { id: row.id, state: row.state, passwordHash: mayTry ? row.passwordHash : null }
}

/** Not older than its life, and not made later than now either: a clock was set back. */
function liveLink(link: typeof invitations | typeof passwordResets, now: Date): SQL | undefined {
  const life = link === invitations ? INVITATION_HOURS * 60 : RESET_MINUTES
  return and(gt(link.expiresAt, now), lte(link.expiresAt, minutesAfter(now, life)))
}

/** An invitation that can still be used, by the digest of its token; null when used, expired or unknown. */
export async function findOpenInvitation(tokenHash: string, now: Date) {
  const [row] = await read()
    .select({ id: invitations.id, personId: people.id, name: people.name, email: people.email })
    .from(invitations)
    .innerJoin(people, and(eq(people.id, invitations.personId), eq(people.state, 'invited')))
    .where(and(eq(invitations.tokenHash, tokenHash), isNull(invitations.usedAt), liveLink(invitations, now)))
  return row ?? null
}

/** A link to choose a new password that can still be used, by the digest of its token, and whose it is; else null. */
export async function findOpenReset(tokenHash: string, now: Date) {
  const [row] = await read()
    .select({ id: passwordResets.id, personId: people.id, name: people.name, email: people.email })
    .from(passwordResets)
    .innerJoin(people, and(eq(people.id, passwordResets.personId), eq(people.state, 'active')))
    .where(and(eq(passwordResets.tokenHash, tokenHash), isNull(passwordResets.usedAt), liveLink(passwordResets, now)))
  return row ?? null
}

/** The id of the active account with an address in its normal spelling; null when there is none. */
export async function findActiveAccount(email: string): Promise<string | null> {
  const active = and(eq(people.email, email), eq(people.state, 'active'))
  const [row] = await read().select({ id: people.id }).from(people).where(active)
  return row?.id ?? null
}

/** Somebody's own name and address. */
export async function getOwnAccount(ctx: AnyCtx): Promise<{ name: string; email: string }> {
  const { name, email } = people
  const [row] = await read().select({ name, email }).from(people).where(eq(people.id, ctx.actor.id))
  return found(row)
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
