import { checkIdentity, withdrawRequest } from '#app/domain/data-rights/commands.server.ts'
import { finishCorrection, finishHandOver } from '#app/domain/data-rights/decision-commands.server.ts'
import type { FollowUp } from '#app/domain/data-rights/input.ts'
import { requestLifeCycle } from '#app/domain/data-rights/life-cycle.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type Accepted, settle } from '#app/http/form.server.ts'

const words = {
  'not-possible': {
    field: '',
    message: 'This cannot be done any more: somebody else went on with it meanwhile. Nothing was changed',
  },
  'part-missing': { field: '', message: 'Take both parts of the copy first. Nothing was changed' },
}
const notices: Record<FollowUp['intent'], string> = {
  check: requestLifeCycle.open.check.words.done,
  withdraw: requestLifeCycle.open.withdraw.words.done,
  given: requestLifeCycle.working.given.words.done,
  corrected: requestLifeCycle.working.corrected.words.done,
}

/** Does what the facilitator sent about a request that was taken down. */
export async function followUp(ctx: Ctx<'data-request:take'>, form: Accepted<FollowUp>, here: string) {
  const result = await run(ctx, form.value)
  return settle<'not-possible' | 'part-missing'>(form, result, { to: here, notice: notices[form.value.intent], words })
}

function run(ctx: Ctx<'data-request:take'>, form: FollowUp) {
  if (form.intent === 'check') return checkIdentity(ctx, form.request, form.identity)
  if (form.intent === 'withdraw') return withdrawRequest(ctx, form.request)
  if (form.intent === 'given') return finishHandOver(ctx, form.request)
  return finishCorrection(ctx, form.request, form.fields)
}
