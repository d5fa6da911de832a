import { roleInWords } from '#app/domain/accounts/rules.ts'
import {
  listApprovers,
  listOpenProposals,
  listSettledProposals,
  type Proposal,
} from '#app/domain/grants/queries.server.ts'
import { whyNotApprove } from '#app/domain/grants/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'

type Approver = Ctx<'grant:approve'>

/** What waits for an approval, and what became of the rest. The digest is of just what is shown here. */
export async function shownProposals(ctx: Approver) {
  const [open, settled] = await Promise.all([listOpenProposals(ctx), listSettledProposals(ctx)])
  return {
    open: await Promise.all(open.map((proposal) => shownProposal(ctx, proposal))),
    settled: settled.map(({ id, name, role, forum, state, proposer, decider, decidedAt, expiresAt }) => ({
      id,
      name,
      role: roleInWords({ role, forum }),
      state: state === 'open' ? ('over' as const) : state,
      proposer,
      decider: state === 'approved' ? (decider ?? 'The person who runs the service') : decider,
      on: formatDate(todayInLondon(decidedAt ?? expiresAt)),
    })),
  }
}

async function shownProposal(ctx: Approver, proposal: Proposal & { proposer: string }) {
  const { id, name, email, organisation, startsOn, endsOn, reason, proposer, digest } = proposal
  const approvers = await listApprovers(proposal, ctx.now)
  return {
    ...{ id, name, email, organisation, reason, proposer, digest },
    role: roleInWords(proposal),
    startsOn: startsOn && formatDate(startsOn),
    startsToday: startsOn === null || startsOn <= todayInLondon(ctx.now),
    endsOn: endsOn && formatDate(endsOn),
    proposedAt: formatDateTime(proposal.proposedAt),
    expiresAt: formatDateTime(proposal.expiresAt),
    isOwn: proposal.proposedBy === ctx.actor.id,
    mayApprove: whyNotApprove(proposal, ctx.actor.id) === null,
    nobodyCan: approvers.length === 0,
  }
}

export type ShownProposal = Awaited<ReturnType<typeof shownProposal>>
