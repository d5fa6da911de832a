import type { reviewInput } from '#app/domain/grants/input.ts'
import { closeReview, endInReview, keepGrant, startReview } from '#app/domain/grants/review-commands.server.ts'
import { reviewRefusals as words } from '#app/domain/grants/status.ts'
import { type Ctx, confirmed } from '#app/domain/shared/context.ts'
import { type Accepted, invalid, settle } from '#app/http/form.server.ts'
import { confirmFirst } from '#app/http/guards.server.ts'

type Input = (typeof reviewInput)['_output']

const PAGE = '/people/review'
/** After an answer the page comes back where the next one is to be decided. */
const NEXT = `${PAGE}#undecided`

/** Starts or finishes the review, or takes one answer. To end a role, one has just confirmed oneself. */
export async function answerTo(form: Accepted<Input>, ctx: Ctx<'access:review'>, request: Request) {
  const input = form.value
  if (input.intent === 'start')
    return settle(form, await startReview(ctx), { to: PAGE, notice: 'Review started.', words })
  if (input.intent === 'close')
    return settle(form, await closeReview(ctx), { to: PAGE, notice: 'Review finished.', words })
  if (input.verdict === 'keep')
    return settle(form, await keepGrant(ctx, input.grant), { to: NEXT, notice: 'Role kept.', words })
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  const notice = 'Role ended. They are signed out everywhere.'
  return settle(form, await endInReview(key, input.grant), { to: NEXT, notice, words })
}
