import { actionsFor } from '#app/domain/data-rights/life-cycle.ts'
import { listPartsGiven, listRequestsOf } from '#app/domain/data-rights/request-queries.server.ts'
import { countdown, countdownInWords } from '#app/domain/data-rights/rules.ts'
import { isRefusalReason, refusalWords } from '#app/domain/data-rights/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'

/** Each request as the facilitator sees it: what was asked, until when, and what they have to do now. */
export async function shownRequests(ctx: Ctx<'data-request:take'>, reference: string) {
  const requests = await listRequestsOf(ctx, reference)
  const today = todayInLondon(ctx.now)
  return Promise.all(
    requests.map(async (request) => {
      const { id, kind, state, wish, identity, refusal } = request
      const left = countdown(request, today)
      return {
        ...{ id, kind, state, wish, identity },
        asked: formatDate(request.askedOn),
        due: formatDate(request.dueOn),
        standing: left.standing,
        left: countdownInWords(left),
        settled: request.settledAt && formatDate(todayInLondon(request.settledAt)),
        refusal: refusal && isRefusalReason(refusal) ? refusalWords[refusal] : null,
        actions: actionsFor(request, 'data-request:take').filter((action) => action !== 'check' || !identity),
        partsGiven: state === 'working' && kind === 'access' ? await listPartsGiven(request) : [],
      }
    }),
  )
}

export type ShownRequest = Awaited<ReturnType<typeof shownRequests>>[number]
