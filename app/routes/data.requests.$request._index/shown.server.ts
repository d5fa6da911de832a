import { roleWords } from '#app/domain/access/permissions.ts'
import { wordsOf } from '#app/domain/audit/actions.ts'
import { getErasurePlan } from '#app/domain/data-rights/erasure-queries.server.ts'
import { actionsFor } from '#app/domain/data-rights/life-cycle.ts'
import { packPartWords } from '#app/domain/data-rights/pack-page.ts'
import { getRequest, listSteps } from '#app/domain/data-rights/request-queries.server.ts'
import { canBeExtended, countdown, countdownInWords } from '#app/domain/data-rights/rules.ts'
import {
  correctionWords,
  extensionWords,
  identityWords,
  isRefusalReason,
  refusalWords,
} from '#app/domain/data-rights/status.ts'
import { holdReasonWords } from '#app/domain/retention/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'

/** All that whoever settles a request sees of it: by reference, never alias, contact or forum. */
export async function shownRequest(ctx: Ctx<'data-request:settle'>, id: string) {
  const request = await getRequest(ctx, id)
  const today = todayInLondon(ctx.now)
  const left = countdown(request, today)
  const { reference, kind, state, wish, taker, identity, checker, settler, extended, restricted, step } = request
  return {
    ...{ id, reference, kind, state, wish, extended, restricted, settler, identity },
    taker: taker ?? 'Themselves, through their private link',
    asked: formatDate(request.askedOn),
    due: formatDate(request.dueOn),
    standing: left.standing,
    left: countdownInWords(left),
    checked: identity ? { how: identityWords[identity], who: checker } : null,
    settled: request.settledAt && formatDateTime(request.settledAt),
    refusal: request.refusal && isRefusalReason(request.refusal) ? refusalWords[request.refusal] : null,
    cutShort: step !== null && state === 'working',
    actions: actionsFor(request, 'data-request:settle').filter(
      (action) =>
        (action !== 'extend' || canBeExtended(request, today)) &&
        (action !== 'allow-use' || restricted) &&
        (step === null || action === 'erase'),
    ),
    steps: (await listSteps(request)).map(({ at, role, action, detail }) => ({
      when: formatDateTime(at),
      role: roleInWords(role),
      what: wordsOf(action),
      more: moreAbout(detail as Record<string, unknown>),
    })),
  }
}

export type Shown = Awaited<ReturnType<typeof shownRequest>>

const roleInWords = (role: string) =>
  (({ ...roleWords, system: 'The service', participant: 'The participant' }) as Record<string, string>)[role] ?? role

const named: Record<string, string> = { ...extensionWords, ...refusalWords, ...correctionWords, ...identityWords }

/** What the trail adds to a step, in words: a reason, the way somebody made sure, a part of the copy, the fields changed. */
function moreAbout({ reason, identity, part, fields }: Record<string, unknown>): string {
  const codes = [reason, identity, ...(Array.isArray(fields) ? fields : [])].filter((code) => typeof code === 'string')
  const parts = part === 'contact' || part === 'taking-part' ? [packPartWords[part].label] : []
  return [...codes.map((code) => named[code] ?? code), ...parts].join(', ')
}

/** What goes and what stays; null when nothing is left to erase. */
export async function shownPlan(ctx: Ctx<'data-request:settle'>, id: string) {
  const plan = await getErasurePlan(ctx, id)
  if (!plan) return null
  const { hold, ...rest } = plan
  return { ...rest, hold: hold && `${holdReasonWords[hold.reason]}, until ${formatDate(hold.endsOn)}` }
}

export type ShownPlan = NonNullable<Awaited<ReturnType<typeof shownPlan>>>
