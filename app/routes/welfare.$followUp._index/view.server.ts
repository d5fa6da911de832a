import { getCheckInScript } from '#app/domain/contact/check-in-queries.server.ts'
import { blockedWords, routeWords } from '#app/domain/contact/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import type { FollowUp } from '#app/domain/welfare/queries.server.ts'
import { isOverdue } from '#app/domain/welfare/rules.ts'

type Settle = Ctx<'welfare:settle'>

/** What stands on the page of one check-in, in words. */
export function shownFollowUp(one: FollowUp, ctx: Settle) {
  const { id, alias, reference, sessionId, owner, ownerId, state, startsAt, dueAt, settledAt } = one
  return {
    ...{ id, alias, reference, sessionId, owner, ownerId, state },
    isOpen: state === 'open',
    mine: ownerId === ctx.actor.id,
    overdue: isOverdue(one, ctx.now),
    session: formatDateTime(startsAt),
    due: formatDateTime(dueAt),
    settled: settledAt && formatDateTime(settledAt),
  }
}

/** How they may be asked now: null for whoever does not own the check-in. */
export async function shownScript(ctx: Settle, followUp: FollowUp) {
  const say = await getCheckInScript(ctx, followUp)
  if (!say) return null
  const { routes, route, script, hasCodeWord, verdict } = say
  const byEmail = !script && routes.includes('email')
  return {
    ...{ route, script, hasCodeWord, byEmail },
    ways: routes.map((kind) => routeWords[kind].use),
    why: script || verdict.ok ? null : blockedWords[verdict.why],
    opens: !verdict.ok && verdict.opensAt ? formatDateTime(verdict.opensAt) : null,
  }
}
