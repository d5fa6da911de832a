import * as grants from '#app/domain/grants/commands.server.ts'
import * as proposals from '#app/domain/grants/proposal-commands.server.ts'
import { listOpenProposals } from '#app/domain/grants/queries.server.ts'
import * as reviews from '#app/domain/grants/review-commands.server.ts'
import { aPerson, ctxFor, NOON, once } from '../factories.ts'
import { confirmedFor, grantsOf, terms } from '../grants.ts'
import type { Step } from './step.ts'

export async function grantsStory(step: Step): Promise<void> {
  const first = await aPerson('admin', { key: 'first' })
  const second = await aPerson('admin', { key: 'second' })
  const ash = await aPerson('analyst', { key: 'ash' })
  const give = confirmedFor(first, 'grant:give')
  await step('giveGrant', ['grant.given'], () => grants.giveGrant(give, ash.id, terms({ role: 'board' }), once()))
  const given = (await grantsOf(ash.id)).find(({ role }) => role === 'board')
  await step('endGrant', ['grant.ended'], () => grants.endGrant(give, ash.id, given?.id ?? ''))

  const approver = ctxFor(second, 'grant:approve')
  const propose = async (role: 'admin' | 'dpo') => {
    await step('proposeGrant', ['grant.proposed'], () => proposals.proposeGrant(give, ash.id, terms({ role }), once()))
    const [{ id, digest } = { id: '', digest: '' }] = await listOpenProposals(approver)
    return { id, digest, proposal: id }
  }
  const refused = await propose('admin')
  await step('refuseGrant', ['grant.refused'], () => proposals.refuseGrant(approver, refused.id))
  const withdrawn = await propose('admin')
  const own = ctxFor(first, 'grant:approve')
  await step('withdrawGrant', ['grant.withdrawn'], () => proposals.withdrawGrant(own, withdrawn.id))
  const approved = await propose('dpo')
  await step('approveGrant', ['grant.approved', 'grant.given'], () =>
    proposals.approveGrant(confirmedFor(second, 'grant:approve'), approved),
  )

  await step('startReview', ['review.started'], () => reviews.startReview(ctxFor(first, 'access:review')))
  await step('keepGrant', ['review.grant-kept'], () => reviews.keepGrant(ctxFor(second, 'access:review'), 'grt_first'))
  const end = (grant: string) =>
    step('endInReview', ['review.grant-ended', 'grant.ended'], () =>
      reviews.endInReview(confirmedFor(first, 'access:review'), grant),
    )
  await end('grt_ash')
  await end('grt_second')
  await step('closeReview', ['review.closed'], () => reviews.closeReview(ctxFor(first, 'access:review')))

  const alone = await propose('admin')
  await step('approveAsOperator', ['grant.approved', 'grant.given'], () => proposals.approveAsOperator(alone, NOON))
}
