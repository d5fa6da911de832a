import type { proposalInput } from '#app/domain/grants/input.ts'
import { approveGrant, refuseGrant, withdrawGrant } from '#app/domain/grants/proposal-commands.server.ts'
import { proposalRefusals } from '#app/domain/grants/status.ts'
import { type Ctx, confirmed } from '#app/domain/shared/context.ts'
import { type Accepted, invalid, settle } from '#app/http/form.server.ts'
import { confirmFirst } from '#app/http/guards.server.ts'

type Input = (typeof proposalInput)['_output']

/** Approves, refuses or withdraws a proposal, and says what came of it. To approve, one has just confirmed oneself. */
export async function answerTo(form: Accepted<Input>, ctx: Ctx<'grant:approve'>, request: Request) {
  const to = '/people/approvals'
  const input = form.value
  if (input.intent === 'withdraw') {
    const result = await withdrawGrant(ctx, input.proposal)
    return settle(form, result, { to, notice: 'Proposal withdrawn.', words: proposalRefusals })
  }
  if (input.intent === 'refuse') {
    const result = await refuseGrant(ctx, input.proposal)
    return settle(form, result, { to, notice: 'Proposal refused. Nothing was given.', words: proposalRefusals })
  }
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  const result = await approveGrant(key, input)
  return settle(form, result, { to, notice: 'Approved. The role is given.', words: proposalRefusals })
}
