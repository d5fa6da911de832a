import {
  allowUse,
  extendRequest,
  refuseRequest,
  startRequest,
  stopUse,
} from '#app/domain/data-rights/decision-commands.server.ts'
import { eraseOnRequest } from '#app/domain/data-rights/erasure-commands.server.ts'
import type { Decision } from '#app/domain/data-rights/input.ts'
import { transition } from '#app/domain/data-rights/life-cycle.ts'
import { REQUEST_STATES, type RequestKind } from '#app/domain/data-rights/status.ts'
import type { Confirmed, Ctx } from '#app/domain/shared/context.ts'
import type { Result } from '#app/domain/shared/result.ts'

type Refusal = 'not-possible' | 'not-checked' | 'too-late' | 'does-not-fit' | 'held' | 'copy-first' | 'not-cleared'

export const decisionWords: Record<Refusal, { field: string; message: string }> = {
  'not-possible': {
    field: '',
    message: 'This cannot be done any more: somebody else went on with it meanwhile. Nothing was changed',
  },
  'not-checked': {
    field: '',
    message: 'Nobody has made sure yet who asks. Ask the facilitator to do it first. Nothing was changed',
  },
  'too-late': { field: '', message: 'The month is over, so it cannot be put off any more. Nothing was changed' },
  'does-not-fit': { field: 'refusal', message: 'Choose a reason that fits what they ask' },
  held: {
    field: '',
    message: 'A legal hold is set on what we hold about them. End it first, or refuse the request. Nothing was erased',
  },
  'copy-first': {
    field: '',
    message: 'They also asked for a copy and have not got it yet. Give it to them first. Nothing was erased',
  },
  'not-cleared': {
    field: '',
    message:
      'Everything about them is erased, but another task is still reading the file. Press the button again in a minute to finish',
  },
}

/** Does what was decided. An erasure needs the key of somebody who has just confirmed themselves. */
export function decide(
  ctx: Ctx<'data-request:settle'>,
  key: Confirmed<'data-request:settle'> | null,
  id: string,
  decision: Decision,
): Promise<Result<null, Refusal>> {
  switch (decision.intent) {
    case 'extend':
      return extendRequest(ctx, id, decision.reason)
    case 'refuse':
      return refuseRequest(ctx, id, decision.refusal)
    case 'stop-use':
      return stopUse(ctx, id)
    case 'allow-use':
      return allowUse(ctx, id)
    case 'erase':
      return key ? eraseOnRequest(key, id) : Promise.resolve({ ok: false, reason: 'not-possible' })
    default:
      return startRequest(ctx, id, decision.intent)
  }
}

/** What the page says after a decision: the words of its row in the life-cycle. */
export function noticeOf({ intent }: Decision, kind: RequestKind): string {
  const row = REQUEST_STATES.map((state) => transition({ state, kind }, intent)).find((found) => found !== null)
  return row?.words.done ?? 'Nothing was changed.'
}
