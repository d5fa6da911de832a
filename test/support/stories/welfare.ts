import { settleFollowUp, takeFollowUp } from '#app/domain/welfare/commands.server.ts'
import { raiseFollowUp, raiseFollowUps } from '#app/domain/welfare/raise-commands.server.ts'
import { ctxFor, NOON, once } from '../factories.ts'
import { checkInSaid, followUps, welfareWorld } from '../welfare.ts'
import type { Step } from './step.ts'

/** From the register to a check-in that ended, was taken back, and went away with the agreement. */
export async function welfareStory(step: Step): Promise<void> {
  const { support, early, away, there } = await welfareWorld()
  const ctx = ctxFor(support, 'welfare:settle')
  await step('raiseFollowUps', ['welfare.raised', 'welfare.raised'], () => raiseFollowUps(NOON))
  const id = (await followUps()).find(({ participantId }) => participantId === early)?.id ?? ''
  await step('takeFollowUp', ['welfare.taken'], () => takeFollowUp(ctx, id, null))
  await step('settleFollowUp', ['welfare.settled'], () => settleFollowUp(ctx, id, 'made'))
  await step('settleFollowUp', ['welfare.reopened'], () => settleFollowUp(ctx, id, 'reopen'))
  await step('raiseFollowUp', ['welfare.raised'], () => raiseFollowUp(ctx, 'ses_one', there, once()))
  await checkInSaid(away, 'withdrawn')
  await step('raiseFollowUps', ['welfare.removed'], () => raiseFollowUps(NOON))
}
