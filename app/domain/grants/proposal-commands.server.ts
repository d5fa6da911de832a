import { and, eq, gt } from 'drizzle-orm'
import { sameText } from '#app/crypto/digests.server.ts'
import { twoPersonRoles } from '#app/domain/access/permissions.ts'
import { enqueueLetter } from '#app/domain/mail/commands.server.ts'
import { type AnyCtx, type Confirmed, type Ctx, systemContext } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { found } from '#app/domain/shared/errors.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { type AuditEvent, done, event, type Outcome, type Result, refuse } from '#app/domain/shared/result.ts'
import { hoursAfter } from '#app/domain/sign-in/rules.ts'
import { type Database, type Submission, write, writeOnce } from '#db/client.server.ts'
import { grantProposals, grants } from '#db/schema/index.ts'
import { applyGrant, checkTerms, type GiveRefusal } from './commands.server.ts'
import { findProposal, isAdministrator, listApprovers, type Proposal } from './queries.server.ts'
import { firstDay, grantIdOf, isWaiting, type NewGrant, overlaps, PROPOSAL_DAYS, whyNotApprove } from './rules.ts'

type ProposeRefusal = Exclude<GiveRefusal, 'needs-two'> | 'needs-one' | 'proposed-already'
export type DecideRefusal =
  | 'over'
  | 'changed-meanwhile'
  | 'own-proposal'
  | 'own-account'
  | 'not-administrator'
  | 'proposer-gone'
  | 'has-left'
  | 'last-day-over'
  | 'has-it-already'

/** Proposes a role that needs two administrators, and asks every other one to look at it (security.md AUT-10). */
export function proposeGrant(
  ctx: Confirmed<'grant:give'>,
  personId: string,
  input: NewGrant,
  once: Submission,
): Promise<Result<null, ProposeRefusal | 'repeated' | 'sent-before'>> {
  return writeOnce(ctx, once, async (tx) => {
    if (!twoPersonRoles.includes(input.role)) return refuse('needs-one')
    const terms = await checkTerms(tx, ctx, personId, input)
    if (typeof terms === 'string') return refuse(terms)
    const { actor, now } = ctx
    const same = and(eq(grantProposals.personId, personId), eq(grantProposals.role, input.role))
    const open = and(same, eq(grantProposals.state, 'open'), gt(grantProposals.expiresAt, now))
    if ((await tx.$count(grantProposals, open)) > 0) return refuse('proposed-already')
    const id = newId('gpr')
    const waiting = { proposedBy: actor.id, proposedAt: now, expiresAt: hoursAfter(now, PROPOSAL_DAYS * 24) }
    await tx.insert(grantProposals).values({ id, personId, ...terms, ...waiting })
    for (const approver of await listApprovers({ personId, proposedBy: actor.id }, now))
      await enqueueLetter(tx, { template: 'approval-asked', about: id, personId: approver, cause: id, now })
    return done(null, event('grant.proposed', id, { person: personId, role: terms.role, forum: terms.forumId }))
  })
}

/**
 * Approves what another administrator proposed, bound to exactly what was shown: of many approvals at once one counts, and
 * neither the proposer nor the person it is about may give it (security.md AUT-10).
 */
export function approveGrant(
  ctx: Confirmed<'grant:approve'>,
  input: { proposal: string; digest: string },
): Promise<Result<null, DecideRefusal>> {
  return write(ctx, async (tx) => {
    const proposal = found(await findProposal(input.proposal))
    const forbidden = whyNotApprove(proposal, ctx.actor.id)
    if (forbidden) return refuse(forbidden)
    if (!(await isAdministrator(ctx.actor.id, ctx.now))) return refuse('not-administrator')
    return approve(tx, ctx, proposal, { digest: input.digest, decidedBy: ctx.actor.id })
  })
}

/**
 * Approves a proposal at the console, as the second person, while no administrator is there who could
 * (docs/decisions, A second administrator). `digest` is what was printed before.
 */
export function approveAsOperator(
  input: { proposal: string; digest: string },
  now: Date,
): Promise<Result<null, DecideRefusal | 'somebody-else-can'>> {
  const ctx = systemContext('grant:approve', now, 'operator')
  return write(ctx, async (tx) => {
    const proposal = found(await findProposal(input.proposal))
    if ((await listApprovers(proposal, now)).length > 0) return refuse('somebody-else-can')
    return approve(tx, ctx, proposal, { digest: input.digest, decidedBy: null })
  })
}

async function approve(
  tx: Database,
  ctx: AnyCtx,
  proposal: Proposal,
  { digest, decidedBy }: { digest: string; decidedBy: string | null },
): Promise<Outcome<null, DecideRefusal>> {
  const { id, personId, role, forumId, endsOn, reason, proposedBy } = proposal
  const today = todayInLondon(ctx.now)
  if (!isWaiting(proposal, ctx.now)) return refuse('over')
  if (!sameText(digest, proposal.digest)) return refuse('changed-meanwhile')
  if (!(await isAdministrator(proposedBy, ctx.now))) return refuse('proposer-gone')
  if (proposal.personState === 'disabled') return refuse('has-left')
  if (endsOn !== null && endsOn < today) return refuse('last-day-over')
  const terms = { role, forumId, startsOn: firstDay(proposal.startsOn, today), endsOn, reason }
  const held = await tx.select().from(grants).where(eq(grants.personId, personId))
  if (held.some((grant) => overlaps(grant, terms))) return refuse('has-it-already')
  if (!(await settle(tx, ctx, id, 'approved', decidedBy))) return refuse('over')
  const given = await applyGrant(tx, ctx, { id: grantIdOf(id), personId, givenBy: proposedBy, ...terms })
  return done(null, event('grant.approved', id, { person: personId, role, grant: grantIdOf(id) }), given)
}

/** Refuses what another administrator proposed. */
export function refuseGrant(
  ctx: Ctx<'grant:approve'>,
  proposalId: string,
): Promise<Result<null, 'over' | 'own-proposal'>> {
  return write(ctx, async (tx) => {
    const proposal = found(await findProposal(proposalId))
    if (proposal.proposedBy === ctx.actor.id) return refuse('own-proposal')
    return closed(tx, ctx, proposal, 'refused')
  })
}

/** Takes back one's own proposal. */
export function withdrawGrant(
  ctx: Ctx<'grant:approve'>,
  proposalId: string,
): Promise<Result<null, 'over' | 'not-own'>> {
  return write(ctx, async (tx) => {
    const proposal = found(await findProposal(proposalId))
    if (proposal.proposedBy !== ctx.actor.id) return refuse('not-own')
    return closed(tx, ctx, proposal, 'withdrawn')
  })
}

async function closed(
  tx: Database,
  ctx: AnyCtx,
  proposal: Proposal,
  state: 'refused' | 'withdrawn',
): Promise<Outcome<null, 'over'>> {
  if (!isWaiting(proposal, ctx.now)) return refuse('over')
  if (!(await settle(tx, ctx, proposal.id, state, ctx.actor.id))) return refuse('over')
  const said: AuditEvent = event(`grant.${state}`, proposal.id, { person: proposal.personId, role: proposal.role })
  return done(null, said)
}

async function settle(
  tx: Database,
  { now }: AnyCtx,
  id: string,
  state: 'approved' | 'refused' | 'withdrawn',
  decidedBy: string | null,
): Promise<boolean> {
  const rows = await tx
    .update(grantProposals)
    .set({ state, decidedBy, decidedAt: now })
    .where(and(eq(grantProposals.id, id), eq(grantProposals.state, 'open')))
    .returning({ id: grantProposals.id })
  return rows.length > 0
}
