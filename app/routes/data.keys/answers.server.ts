import { approveRotation, cancelRotation, proposeRotation } from '#app/domain/keys/commands.server.ts'
import type { rotationInput } from '#app/domain/keys/input.ts'
import { rotationRefusals } from '#app/domain/keys/status.ts'
import { type Ctx, confirmed } from '#app/domain/shared/context.ts'
import { type Accepted, invalid, settle } from '#app/http/form.server.ts'
import { confirmFirst } from '#app/http/guards.server.ts'

type Input = (typeof rotationInput)['_output']

/** Proposes, approves or cancels a change of keys, and says what came of it. For the first two one has just confirmed oneself. */
export async function answerTo(form: Accepted<Input>, ctx: Ctx<'keys:rotate'>, request: Request) {
  const common = { to: '/data/keys', words: rotationRefusals }
  const input = form.value
  if (input.intent === 'cancel')
    return settle(form, await cancelRotation(ctx, input.rotation), { ...common, notice: 'Change of keys cancelled.' })
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  if (input.intent === 'propose')
    return settle(form, await proposeRotation(key, form.once), {
      ...common,
      notice: 'Proposed. Another administrator has to approve it.',
    })
  return settle(form, await approveRotation(key, input), {
    ...common,
    notice: 'Approved. The change of keys is running now.',
  })
}
