import { and, eq, isNull } from 'drizzle-orm'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { hashPassword } from '#app/crypto/passwords.server.ts'
import type { Permission } from '#app/domain/access/permissions.ts'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import { type Confirmed, personContext, systemContext } from '#app/domain/shared/context.ts'
import { newId, sha256 } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { endAllSignIns } from '#app/domain/sign-in/commands.server.ts'
import { minutesAfter } from '#app/domain/sign-in/rules.ts'
import { type Counted, countTry, forgetTries, isHeld } from '#app/domain/sign-in/throttle-commands.server.ts'
import { addressGroup } from '#app/domain/sign-in/throttle-rules.ts'
import { type Database, write } from '#db/client.server.ts'
import { invitations, passwordResets, people } from '#db/schema/index.ts'
import type { Caller } from './commands.server.ts'
import { type TooEasy, whyTooEasy } from './easy-passwords.server.ts'
import { findActiveAccount, findOpenInvitation, findOpenReset, getOwnAccount } from './queries.server.ts'
import { RESET_MINUTES, UNNAMED_ADMINISTRATOR } from './rules.ts'

type Acceptance = { password: string; name?: string; email?: string }

/**
 * Takes an invitation: sets the password and uses the link up. Of many attempts at once, one succeeds. The account stays
 * invited until its second factor is set up (security.md AUT-01).
 */
export async function acceptInvitation(
  secret: string,
  input: Acceptance,
  { now, requestId }: Caller,
): Promise<Result<{ personId: string }, 'link-ended' | 'email-taken' | TooEasy>> {
  const invitation = await findOpenInvitation(sha256(secret), now)
  if (!invitation) return { ok: false, reason: 'link-ended' }
  const { personId } = invitation
  const isUnnamed = invitation.email === UNNAMED_ADMINISTRATOR
  const identity = isUnnamed && input.name && input.email ? { name: input.name, email: input.email } : {}
  const hashed = await hashNewPassword(input.password, { ...invitation, ...identity })
  if (!hashed.ok) return hashed
  return write(
    personContext(personId, now, requestId),
    async (tx) => {
      const open = and(eq(invitations.id, invitation.id), isNull(invitations.usedAt))
      const [used] = await tx.update(invitations).set({ usedAt: now }).where(open).returning({ id: invitations.id })
      if (!used || !(await setPassword(tx, personId, 'invited', hashed.value))) return refuse('link-ended')
      if (isUnnamed) await tx.update(people).set(identity).where(eq(people.id, personId))
      return done({ personId }, event('invitation.accepted', personId))
    },
    { unique: { 'people(email)': 'email-taken' } },
  )
}

/**
 * Asks for a link to choose a new password. A letter with it goes to an active account; whether it does is said to
 * nobody (security.md AUT-06). Earlier links stop working. What is not heard leaves no trace: somebody without an account
 * could fill the trail.
 */
export async function askForReset(email: string, { address, now, requestId }: Caller): Promise<void> {
  await write(systemContext('home:view', now, requestId), async (tx) => {
    if (!(await countAsked(tx, address, now))) return unchanged(undefined)
    const account = await findActiveAccount(email)
    if (account === null || !(await countLetter(tx, account, now)))
      return done(undefined, event('password.reset-refused', account ?? 'unknown'))
    await sendResetLink(tx, account, now)
    return done(undefined, event('password.reset-asked', account))
  })
}

/** Counts that somebody at this address asks; false when too many were asked there, or anywhere. */
async function countAsked(tx: Database, address: string, now: Date): Promise<boolean> {
  const here: Counted = { limit: 'reset-address', about: addressGroup(address) }
  const everywhere: Counted = { limit: 'reset-everywhere', about: '' }
  if ((await isHeld(here, now, tx)) || (await isHeld(everywhere, now, tx))) return false
  await countTry(tx, here, now)
  await countTry(tx, everywhere, now)
  return true
}

/** Counts that a letter with a link goes to somebody; false when they have had enough of them. */
async function countLetter(tx: Database, personId: string, now: Date): Promise<boolean> {
  const letters: Counted = { limit: 'reset-letters', about: personId }
  if (await isHeld(letters, now, tx)) return false
  await countTry(tx, letters, now)
  return true
}

/**
 * Chooses a new password with a one-time link: ends every sign-in of its owner, tells them, and signs nobody in. Of many
 * attempts at once, one succeeds (security.md AUT-09).
 */
export async function resetPassword(
  secret: string,
  password: string,
  { address, now, requestId }: Caller,
): Promise<Result<null, 'link-ended' | TooEasy>> {
  const reset = await findOpenReset(sha256(secret), now)
  if (!reset) return { ok: false, reason: 'link-ended' }
  const { personId, email } = reset
  const hashed = await hashNewPassword(password, reset)
  if (!hashed.ok) return hashed
  return write(personContext(personId, now, requestId), async (tx) => {
    const open = and(eq(passwordResets.id, reset.id), isNull(passwordResets.usedAt))
    const [used] = await tx.update(passwordResets).set({ usedAt: now }).where(open).returning({ id: passwordResets.id })
    if (!used || !(await setPassword(tx, personId, 'active', hashed.value))) return refuse('link-ended')
    await endOpenResets(tx, personId, now)
    await forgetTries(tx, { email, address }, now)
    const sessions = await endAllSignIns(tx, personId)
    await enqueueLetter(tx, { template: 'account-changed', about: 'password-reset', personId, cause: reset.id, now })
    return done(null, event('password.reset', personId, { sessions }))
  })
}

/** Changes the own password: ends every other sign-in, and tells the owner (security.md SES-04, AUT-09). */
export async function changePassword(ctx: Confirmed<Permission>, password: string): Promise<Result<null, TooEasy>> {
  const { now, actor, signIn } = ctx
  const hashed = await hashNewPassword(password, await getOwnAccount(ctx))
  if (!hashed.ok) return hashed
  return write(ctx, async (tx) => {
    await setPassword(tx, actor.id, 'active', hashed.value)
    await endOpenResets(tx, actor.id, now)
    const sessions = await endAllSignIns(tx, actor.id, signIn?.handle)
    const letter = { template: 'account-changed', about: 'password', personId: actor.id } as const
    await enqueueLetter(tx, { ...letter, cause: newId('cse'), now })
    return done(null, event('password.changed', actor.id, { sessions }))
  })
}

/** Refuses what is easy to guess, and hashes the rest. */
async function hashNewPassword(
  password: string,
  owner: { name: string; email: string },
): Promise<Result<string, TooEasy>> {
  const reason = await whyTooEasy(password, owner)
  return reason ? { ok: false, reason } : { ok: true, value: await hashPassword(password) }
}

/** False when the account is not in this state any more. */
async function setPassword(tx: Database, personId: string, state: 'invited' | 'active', passwordHash: string) {
  const owner = and(eq(people.id, personId), eq(people.state, state))
  return (await tx.update(people).set({ passwordHash }).where(owner).returning({ id: people.id })).length === 1
}

async function endOpenResets(tx: Database, personId: string, now: Date): Promise<void> {
  const open = and(eq(passwordResets.personId, personId), isNull(passwordResets.usedAt))
  await tx.update(passwordResets).set({ usedAt: now }).where(open)
}

async function sendResetLink(tx: Database, personId: string, now: Date): Promise<void> {
  const id = newId('rst')
  const expiresAt = minutesAfter(now, RESET_MINUTES)
  await endOpenResets(tx, personId, now)
  await tx
    .insert(passwordResets)
    .values({ id, personId, tokenHash: sha256(linkSecret('password-reset', id)), expiresAt })
  await enqueueLetter(tx, { template: 'password-reset', about: id, personId, cause: id, now, notAfter: expiresAt })
}
