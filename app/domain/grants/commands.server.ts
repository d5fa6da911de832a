import { and, eq, gt, isNull } from 'drizzle-orm'
import { twoPersonRoles } from '#app/domain/access/permissions.ts'
import { isPerForum } from '#app/domain/accounts/rules.ts'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import type { AnyCtx, Confirmed } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { type AuditEvent, done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { endAllSignIns } from '#app/domain/sign-in/commands.server.ts'
import { sendInvitation } from '#app/domain/sign-in/invitation-commands.server.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { forums, grants, invitations, people } from '#db/schema/index.ts'
import { lastingAdministratorRemains } from './queries.server.ts'
import { isToCome, type NewGrant, overlaps, whyNotFrom } from './rules.ts'

export type GiveRefusal =
  | 'own-account'
  | 'has-left'
  | 'needs-two'
  | 'not-per-forum'
  | 'no-such-forum'
  | 'has-it-already'
  | 'starts-in-the-past'
  | 'starts-too-late'

export type Terms = {
  role: NewGrant['role']
  forumId: string | null
  startsOn: string
  endsOn: string | null
  reason: string
}

/** Gives somebody a role. Their sign-ins end at once, and they are told by mail (security.md AZ-06). */
export function giveGrant(
  ctx: Confirmed<'grant:give'>,
  personId: string,
  input: NewGrant,
  once: Submission,
): Promise<Result<null, GiveRefusal | 'repeated' | 'sent-before'>> {
  return writeOnce(ctx, once, async (tx) => {
    if (twoPersonRoles.includes(input.role)) return refuse('needs-two')
    const terms = await checkTerms(tx, ctx, personId, input)
    if (typeof terms === 'string') return refuse(terms)
    return done(null, await applyGrant(tx, ctx, { id: newId('grt'), personId, givenBy: ctx.actor.id, ...terms }))
  })
}

/** Ends a role. The person's sign-ins end at once, and they are told by mail. The last administrator stays. */
export function endGrant(
  ctx: Confirmed<'grant:give'>,
  personId: string,
  grantId: string,
): Promise<Result<null, 'ended-already' | 'last-administrator'>> {
  return write(ctx, async (tx) => {
    const [grant] = await tx
      .select({ id: grants.id })
      .from(grants)
      .where(and(eq(grants.id, grantId), eq(grants.personId, personId)))
    const outcome = await applyEnd(tx, ctx, found(grant).id)
    return typeof outcome === 'string' ? refuse(outcome) : done(null, outcome)
  })
}

/** What a role is given with, checked against what is stored; or why it cannot be given. */
export async function checkTerms(
  tx: Database,
  ctx: AnyCtx,
  personId: string,
  { forum, ...input }: NewGrant,
): Promise<Terms | Exclude<GiveRefusal, 'needs-two'>> {
  const [person] = await tx.select({ state: people.state }).from(people).where(eq(people.id, personId))
  if (found(person).state === 'disabled') return 'has-left'
  if (personId === ctx.actor.id) return 'own-account'
  if (forum !== 'all' && !isPerForum(input.role)) return 'not-per-forum'
  const forumId = forum === 'all' ? null : await forumIdBySlug(tx, forum)
  if (forumId === undefined) return 'no-such-forum'
  const tooEarlyOrLate = whyNotFrom(input.startsOn, todayInLondon(ctx.now))
  if (tooEarlyOrLate) return tooEarlyOrLate
  const terms = { ...input, forumId }
  const held = await tx.select().from(grants).where(eq(grants.personId, personId))
  return held.some((grant) => overlaps(grant, terms)) ? 'has-it-already' : terms
}

type Grant = Terms & { id: string; personId: string; givenBy: string }

/** Puts a grant into force: the row, the end of all sign-ins, and a letter, or the link to open the account with. */
export async function applyGrant(tx: Database, { now }: AnyCtx, grant: Grant): Promise<AuditEvent> {
  const { id, personId, role, forumId } = grant
  await tx.insert(grants).values(grant)
  await tellOfChange(tx, personId, id, now)
  return event('grant.given', id, { person: personId, role, forum: forumId })
}

/** Ends a grant that reaches or will, with all sign-ins of its holder; or says why it stays. */
export async function applyEnd(
  tx: Database,
  { now }: AnyCtx,
  grantId: string,
): Promise<AuditEvent | 'ended-already' | 'last-administrator'> {
  const [grant] = await tx.select().from(grants).where(eq(grants.id, grantId))
  if (!isToCome(found(grant), todayInLondon(now))) return 'ended-already'
  const { personId, role, forumId } = found(grant)
  if (role === 'admin' && !(await lastingAdministratorRemains({ grant: grantId }, now))) return 'last-administrator'
  await tx.update(grants).set({ endedAt: now }).where(eq(grants.id, grantId))
  await tellOfChange(tx, personId, grantId, now)
  return event('grant.ended', grantId, { person: personId, role, forum: forumId })
}

async function tellOfChange(tx: Database, personId: string, grantId: string, now: Date): Promise<void> {
  await endAllSignIns(tx, personId)
  const [person] = await tx.select({ state: people.state }).from(people).where(eq(people.id, personId))
  if (person?.state === 'active')
    await enqueueLetter(tx, { template: 'account-changed', about: 'roles', personId, cause: grantId, now })
  if (person?.state === 'invited') await inviteUnlessInvited(tx, personId, now)
}

/** Somebody who was invited gets their link with their first role, unless they have one that works. */
async function inviteUnlessInvited(tx: Database, personId: string, now: Date): Promise<void> {
  const working = and(eq(invitations.personId, personId), isNull(invitations.usedAt), gt(invitations.expiresAt, now))
  const held = await tx.select().from(grants).where(eq(grants.personId, personId))
  const hasRole = held.some((grant) => isToCome(grant, todayInLondon(now)))
  if (hasRole && (await tx.$count(invitations, working)) === 0) await sendInvitation(tx, personId, now)
}

async function forumIdBySlug(tx: Database, slug: string): Promise<string | undefined> {
  const [forum] = await tx.select({ id: forums.id }).from(forums).where(eq(forums.slug, slug))
  return forum?.id
}
