import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import { type AnyCtx, type Ctx, grantContext, systemContext } from '#app/domain/shared/context.ts'
import { newId, newSecret, sha256 } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { forums, grants, invitations, people, signInSessions } from '#db/schema/index.ts'
import type { NewPerson, SignIn } from './input.ts'
import { hashPassword, passwordMatches } from './passwords.server.ts'
import { findCredentials, findOpenInvitation, hasAdministrator } from './queries.server.ts'
import { ABSOLUTE_HOURS, hoursAfter, IDLE_MINUTES, INVITATION_HOURS, idleUntil, minutesAfter } from './rules.ts'

/** The address of the first administrator's account until they type their own. */
export const UNNAMED_ADMINISTRATOR = 'first-administrator.invalid'

const onOwnBehalf = (personId: string, now: Date, requestId: string): AnyCtx =>
  grantContext('home:view', {
    actor: { id: personId, name: '' },
    role: 'system',
    scope: { forums: [] },
    now,
    requestId,
  })

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

/** Stores a new browser session under the digest of its secret. */
export async function openSignInSession(idHash: string, personId: string, now: Date, requestId: string): Promise<void> {
  const endsAt = hoursAfter(now, ABSOLUTE_HOURS)
  await write(onOwnBehalf(personId, now, requestId), async (tx) => {
    await tx.delete(signInSessions).where(lt(signInSessions.endsAt, now))
    await tx.insert(signInSessions).values({ id: idHash, personId, idleUntil: minutesAfter(now, IDLE_MINUTES), endsAt })
    return done(undefined, event('sign-in.succeeded', personId))
  })
}

/** Gives a session in use another idle period. A session that was ended meanwhile stays ended. */
export async function extendSignInSession(idHash: string, now: Date): Promise<void> {
  await write(systemContext('home:view', now), async (tx) => {
    const live = and(eq(signInSessions.id, idHash), gt(signInSessions.endsAt, now))
    const [session] = await tx.select().from(signInSessions).where(live)
    if (!session) return unchanged(undefined)
    await tx
      .update(signInSessions)
      .set({ idleUntil: idleUntil(now, session.endsAt) })
      .where(live)
    return done(undefined, event('sign-in.extended', session.personId))
  })
}

export async function endSignInSession(idHash: string, now: Date): Promise<void> {
  await write(systemContext('home:view', now), async (tx) => {
    const [ended] = await tx.delete(signInSessions).where(eq(signInSessions.id, idHash)).returning()
    return ended ? done(undefined, event('sign-in.ended', ended.personId)) : unchanged(undefined)
  })
}

/** Adds a person with one grant and returns the secret of their one-time link, which is shown once and never stored. */
export function addPerson(
  ctx: Ctx<'people:manage'>,
  input: NewPerson,
  once: Submission,
): Promise<Result<{ secret: string; name: string }, 'email-taken' | 'no-such-forum' | 'repeated' | 'sent-before'>> {
  return writeOnce(
    ctx,
    once,
    async (tx) => {
      const forumId = input.forum === 'all' ? null : await forumIdBySlug(tx, input.forum)
      if (forumId === undefined) return refuse('no-such-forum')
      const person = { id: newId('per'), name: input.name, email: input.email, organisation: input.organisation }
      await tx.insert(people).values(person)
      await tx.insert(grants).values({ id: newId('grt'), personId: person.id, role: input.role, forumId })
      const secret = await issueInvitation(tx, person.id, ctx.now)
      return done({ secret, name: person.name }, event('person.added', person.id, { role: input.role, forum: forumId }))
    },
    { unique: { 'people(email)': 'email-taken' } },
  )
}

/** A fresh one-time link for somebody who has not set a password yet; earlier links stop working. */
export function renewInvitation(
  ctx: Ctx<'people:manage'>,
  personId: string,
): Promise<Result<{ secret: string; name: string }, 'not-waiting'>> {
  return write(ctx, async (tx) => {
    const [person] = await tx
      .select()
      .from(people)
      .where(and(eq(people.id, personId), eq(people.state, 'invited')))
    if (!person) return refuse('not-waiting')
    const secret = await issueInvitation(tx, personId, ctx.now)
    return done({ secret, name: person.name }, event('invitation.renewed', personId))
  })
}

/** While nobody can administer the service: the secret of a one-time link for the first administrator. Else null. */
export async function inviteFirstAdministrator(now: Date): Promise<string | null> {
  if (await hasAdministrator()) return null
  const result = await write(systemContext('people:manage', now), async (tx) => {
    const [waiting] = await tx.select().from(people).where(eq(people.email, UNNAMED_ADMINISTRATOR))
    const id = waiting?.id ?? newId('per')
    if (!waiting) {
      await tx
        .insert(people)
        .values({ id, email: UNNAMED_ADMINISTRATOR, name: 'First administrator', organisation: 'MOPAC' })
      await tx.insert(grants).values({ id: newId('grt'), personId: id, role: 'admin', forumId: null })
    }
    return done(await issueInvitation(tx, id, now), event('invitation.first-administrator', id))
  })
  return result.ok ? result.value : null
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
    onOwnBehalf(personId, now, requestId),
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

async function issueInvitation(tx: Database, personId: string, now: Date): Promise<string> {
  const secret = newSecret()
  await tx
    .update(invitations)
    .set({ usedAt: now })
    .where(and(eq(invitations.personId, personId), isNull(invitations.usedAt)))
  const row = { id: newId('inv'), personId, tokenHash: sha256(secret), expiresAt: hoursAfter(now, INVITATION_HOURS) }
  await tx.insert(invitations).values(row)
  return secret
}

async function forumIdBySlug(tx: Database, slug: string): Promise<string | undefined> {
  const [forum] = await tx.select({ id: forums.id }).from(forums).where(eq(forums.slug, slug))
  return forum?.id
}
