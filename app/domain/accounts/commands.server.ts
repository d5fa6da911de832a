import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import { hashPassword, passwordMatches } from '#app/crypto/passwords.server.ts'
import type { Permission } from '#app/domain/access/permissions.ts'
import { type AnyCtx, type Grant, personContext, systemContext } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { write } from '#db/client.server.ts'
import { grants, invitations, people } from '#db/schema/index.ts'
import type { SignIn } from './input.ts'
import { findCredentials, findOpenInvitation } from './queries.server.ts'
import { UNNAMED_ADMINISTRATOR } from './rules.ts'

/** Checks email and password. One refusal for every reason, so that nobody learns who has an account. */
export async function checkPassword(
  input: SignIn,
  now: Date,
  requestId: string,
): Promise<Result<{ personId: string }, 'no-match'>> {
  const person = await findCredentials(input.email)
  const usable = person?.state === 'active' ? person.passwordHash : null
  const matches = await passwordMatches(usable, input.password)
  if (person && matches) return { ok: true, value: { personId: person.id } }
  await write(systemContext('home:view', now, requestId), async () =>
    done(null, event('sign-in.refused', person?.id ?? 'unknown')),
  )
  return { ok: false, reason: 'no-match' }
}

type Acceptance = { password: string; name?: string; email?: string }

/** Takes a one-time link: sets the password and uses the link up. Of many attempts at once, one succeeds. */
export async function acceptInvitation(
  secret: string,
  input: Acceptance,
  now: Date,
  requestId: string,
): Promise<Result<{ personId: string }, 'link-ended' | 'email-taken'>> {
  const invitation = await findOpenInvitation(sha256(secret), now)
  if (!invitation) return { ok: false, reason: 'link-ended' }
  const passwordHash = await hashPassword(input.password)
  const { personId } = invitation
  const identity = invitation.email === UNNAMED_ADMINISTRATOR ? { name: input.name, email: input.email } : {}
  return write(
    personContext(personId, now, requestId),
    async (tx) => {
      const open = and(eq(invitations.id, invitation.id), isNull(invitations.usedAt))
      const [used] = await tx.update(invitations).set({ usedAt: now }).where(open).returning({ id: invitations.id })
      if (!used) return refuse('link-ended')
      await tx
        .update(people)
        .set({ passwordHash, state: 'active', ...identity })
        .where(eq(people.id, personId))
      return done({ personId }, event('invitation.accepted', personId))
    },
    { unique: { 'people(email)': 'email-taken' } },
  )
}

/** Notes that these grants open something today: the quarterly review shows when each was last used. Once a day each. */
export async function noteGrantsUsed(ctx: AnyCtx, used: readonly Grant[]): Promise<void> {
  const ids = used.map(({ id }) => id)
  const today = todayInLondon(ctx.now)
  await write(ctx, async (tx) => {
    const unused = or(isNull(grants.lastUsedOn), ne(grants.lastUsedOn, today))
    const noted = await tx
      .update(grants)
      .set({ lastUsedOn: today })
      .where(and(inArray(grants.id, ids), unused))
      .returning({ id: grants.id })
    const [first, ...rest] = noted.map(({ id }) => event('grant.used', id))
    return first ? done(undefined, first, ...rest) : unchanged(undefined)
  })
}

/** Notes that somebody signed in was refused what their role does not open (security.md AUD-01). */
export async function noteRefusal(ctx: AnyCtx, permission: Permission): Promise<void> {
  await write(ctx, async () => done(undefined, event('access.refused', ctx.actor.id, { permission })))
}
