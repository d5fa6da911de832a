import { and, eq, isNull } from 'drizzle-orm'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { type Ctx, systemContext } from '#app/domain/shared/context.ts'
import { newId, sha256 } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { forums, grants, invitations, people } from '#db/schema/index.ts'
import { hoursAfter } from '../sign-in/rules.ts'
import type { NewPerson } from './input.ts'
import { hasAdministrator } from './queries.server.ts'
import { INVITATION_HOURS, UNNAMED_ADMINISTRATOR } from './rules.ts'

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
  if (await hasAdministrator(now)) return null
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

async function issueInvitation(tx: Database, personId: string, now: Date): Promise<string> {
  const id = newId('inv')
  const secret = linkSecret('invitation', id)
  await tx
    .update(invitations)
    .set({ usedAt: now })
    .where(and(eq(invitations.personId, personId), isNull(invitations.usedAt)))
  const row = { id, personId, tokenHash: sha256(secret), expiresAt: hoursAfter(now, INVITATION_HOURS) }
  await tx.insert(invitations).values(row)
  return secret
}

async function forumIdBySlug(tx: Database, slug: string): Promise<string | undefined> {
  const [forum] = await tx.select({ id: forums.id }).from(forums).where(eq(forums.slug, slug))
  return forum?.id
}
