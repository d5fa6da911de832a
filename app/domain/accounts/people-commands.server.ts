import { and, eq, isNull } from 'drizzle-orm'
import { linkSecret } from '#app/crypto/digests.server.ts'
import { twoPersonRoles } from '#app/domain/access/permissions.ts'
import { listApprovers } from '#app/domain/grants/queries.server.ts'
import { isToCome, PROPOSAL_DAYS, whyNotFrom } from '#app/domain/grants/rules.ts'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import { type Confirmed, systemContext } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { type AuditEvent, done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { endAllSignIns } from '#app/domain/sign-in/commands.server.ts'
import { issueInvitation, sendInvitation } from '#app/domain/sign-in/invitation-commands.server.ts'
import { hoursAfter } from '#app/domain/sign-in/rules.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { forums, grantProposals, grants, people } from '#db/schema/index.ts'
import type { NewPerson } from './people-input.ts'
import { hasAdministrator } from './queries.server.ts'
import { UNNAMED_ADMINISTRATOR } from './rules.ts'

type AddRefusal = 'email-taken' | 'no-such-forum' | 'starts-in-the-past' | 'starts-too-late'
type Manager = Confirmed<'people:manage'>

/**
 * Adds a person with their first role, and a letter with a one-time link to their own address (security.md AUT-01). A role
 * that needs two administrators is proposed: the link goes out when a second one has approved.
 */
export function addPerson(
  ctx: Manager,
  input: NewPerson,
  once: Submission,
): Promise<Result<{ id: string; waits: boolean }, AddRefusal | 'repeated' | 'sent-before'>> {
  return writeOnce(
    ctx,
    once,
    async (tx) => {
      const { name, email, organisation, role, forum, startsOn, endsOn, reason } = input
      const forumId = forum === 'all' ? null : await forumIdBySlug(tx, forum)
      if (forumId === undefined) return refuse('no-such-forum')
      const tooEarlyOrLate = whyNotFrom(startsOn, todayInLondon(ctx.now))
      if (tooEarlyOrLate) return refuse(tooEarlyOrLate)
      const id = newId('per')
      await tx.insert(people).values({ id, name, email, organisation })
      const terms = { personId: id, role, forumId, startsOn, endsOn, reason }
      const waits = twoPersonRoles.includes(role)
      const said = waits ? await proposeFirst(tx, ctx, terms) : await giveFirst(tx, ctx, terms)
      return done({ id, waits }, event('person.added', id, { role, forum: forumId }), said)
    },
    { unique: { 'people(email)': 'email-taken' } },
  )
}

type Terms = Pick<NewPerson, 'role' | 'startsOn' | 'endsOn' | 'reason'> & { personId: string; forumId: string | null }

async function giveFirst(tx: Database, ctx: Manager, terms: Terms): Promise<AuditEvent> {
  const id = newId('grt')
  await tx.insert(grants).values({ id, ...terms, givenBy: ctx.actor.id })
  await sendInvitation(tx, terms.personId, ctx.now)
  return event('grant.given', id, { person: terms.personId, role: terms.role, forum: terms.forumId })
}

async function proposeFirst(tx: Database, ctx: Manager, terms: Terms): Promise<AuditEvent> {
  const { actor, now } = ctx
  const id = newId('gpr')
  const waiting = { proposedBy: actor.id, proposedAt: now, expiresAt: hoursAfter(now, PROPOSAL_DAYS * 24) }
  await tx.insert(grantProposals).values({ id, ...terms, ...waiting })
  for (const personId of await listApprovers({ ...terms, proposedBy: actor.id }, now))
    await enqueueLetter(tx, { template: 'approval-asked', about: id, personId, cause: id, now })
  return event('grant.proposed', id, { person: terms.personId, role: terms.role, forum: terms.forumId })
}

/**
 * Mails a fresh one-time link to somebody who has not opened their account. Earlier links stop working, and so does what
 * was begun behind one, for it may have been somebody else. Refuses without a role: the link goes out with that.
 */
export function renewInvitation(ctx: Manager, personId: string): Promise<Result<null, 'not-waiting' | 'no-role'>> {
  return write(ctx, async (tx) => {
    const waiting = and(eq(people.id, personId), eq(people.state, 'invited'))
    const [person] = await tx.select({ id: people.id }).from(people).where(waiting)
    if (!person) return refuse('not-waiting')
    const held = await tx.select().from(grants).where(eq(grants.personId, personId))
    if (!held.some((grant) => isToCome(grant, todayInLondon(ctx.now)))) return refuse('no-role')
    await tx.update(people).set({ passwordHash: null }).where(waiting)
    await endAllSignIns(tx, personId)
    await sendInvitation(tx, personId, ctx.now)
    return done(null, event('invitation.renewed', personId))
  })
}

/** While nobody can administer the service: the secret of a one-time link for the first administrator. Else null. */
export async function inviteFirstAdministrator(now: Date): Promise<string | null> {
  if (await hasAdministrator(now)) return null
  const result = await write(systemContext('people:manage', now), async (tx) => {
    const [waiting] = await tx
      .select({ id: people.id })
      .from(people)
      .innerJoin(grants, and(eq(grants.personId, people.id), eq(grants.role, 'admin'), isNull(grants.endedAt)))
      .where(eq(people.state, 'invited'))
      .limit(1)
    const id = waiting?.id ?? newId('per')
    if (!waiting) {
      const reason = 'First administrator of the service'
      const grant = { id: newId('grt'), personId: id, role: 'admin' as const, startsOn: todayInLondon(now), reason }
      await tx
        .insert(people)
        .values({ id, email: UNNAMED_ADMINISTRATOR, name: 'First administrator', organisation: 'MOPAC' })
      await tx.insert(grants).values(grant)
    }
    const invitation = await issueInvitation(tx, id, now)
    return done(linkSecret('invitation', invitation.id), event('invitation.first-administrator', id))
  })
  return result.ok ? result.value : null
}

async function forumIdBySlug(tx: Database, slug: string): Promise<string | undefined> {
  const [forum] = await tx.select({ id: forums.id }).from(forums).where(eq(forums.slug, slug))
  return forum?.id
}
