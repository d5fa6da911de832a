import type { Permission } from '../access/permissions.ts'
import type { AuditAction } from '../audit/actions.ts'
import { REQUEST_KINDS, type RequestKind, type RequestState } from './status.ts'

export type RequestAction =
  | 'check'
  | 'extend'
  | 'hand-over'
  | 'put-right'
  | 'stop-use'
  | 'erase'
  | 'given'
  | 'corrected'
  | 'refuse'
  | 'withdraw'
  | 'allow-use'

export type RequestTransition = {
  readonly to: RequestState
  readonly who: Extract<Permission, 'data-request:take' | 'data-request:settle'>
  readonly kinds: readonly RequestKind[]
  /** It may not be done before somebody made sure who asks. */
  readonly needsIdentity?: true
  readonly words: { readonly button: string; readonly help: string; readonly done: string }
  readonly event: AuditAction
}

const check = {
  to: 'open',
  who: 'data-request:take',
  kinds: REQUEST_KINDS,
  words: {
    button: 'Save how you made sure',
    help: 'Nothing is given out, changed or erased before somebody made sure who asks.',
    done: 'Saved. The data protection officer can go on.',
  },
  event: 'request.checked',
} as const satisfies RequestTransition
const extend = {
  to: 'open',
  who: 'data-request:settle',
  kinds: REQUEST_KINDS,
  words: {
    button: 'Take two more months',
    help: 'Only when it cannot be done in time. They have to be told within the first month, with the reason.',
    done: 'The answer is due two months later. Ask the facilitator to tell them why.',
  },
  event: 'request.extended',
} as const satisfies RequestTransition
const refusal = {
  to: 'refused',
  who: 'data-request:settle',
  kinds: REQUEST_KINDS,
  words: {
    button: 'Refuse this request',
    help: 'They have to be told why, and that they can complain to the Information Commissioner.',
    done: 'Refused. Ask the facilitator to tell them why, and that they can complain.',
  },
  event: 'request.refused',
} as const satisfies RequestTransition
const withdraw = {
  to: 'withdrawn',
  who: 'data-request:take',
  kinds: REQUEST_KINDS,
  words: {
    button: 'They do not want it any more',
    help: 'Only when they told you so themselves.',
    done: 'Taken down that they do not want it any more.',
  },
  event: 'request.withdrawn',
} as const satisfies RequestTransition
const erase = {
  to: 'done',
  who: 'data-request:settle',
  kinds: ['erasure'],
  needsIdentity: true,
  words: {
    button: 'Erase everything about them',
    help: 'You will be shown what goes and what stays before anything happens.',
    done: 'Erased. The receipt is on this page.',
  },
  event: 'erasure.finished',
} as const satisfies RequestTransition

/** The life-cycle of a request: state → action → where it leads, for whom, in which words. Buttons and checks read this. */
export const requestLifeCycle = {
  open: {
    check,
    extend,
    'hand-over': {
      to: 'working',
      who: 'data-request:settle',
      kinds: ['access'],
      needsIdentity: true,
      words: {
        button: 'Have the copy handed over',
        help: 'The facilitator of their forum takes the copy and gives it to them. You do not see it.',
        done: 'The facilitator is asked to hand the copy over.',
      },
      event: 'request.started',
    },
    'put-right': {
      to: 'working',
      who: 'data-request:settle',
      kinds: ['rectification'],
      needsIdentity: true,
      words: {
        button: 'Have it put right',
        help: 'The facilitator of their forum changes what is wrong, and says what it was.',
        done: 'The facilitator is asked to put it right.',
      },
      event: 'request.started',
    },
    'stop-use': {
      to: 'done',
      who: 'data-request:settle',
      kinds: ['restriction', 'objection'],
      needsIdentity: true,
      words: {
        button: 'Stop the use of their data',
        help: 'It stays where it is, and nothing is sent to them any more, until you allow it again.',
        done: 'The use of their data has stopped. Nothing is sent to them.',
      },
      event: 'participant.restricted',
    },
    erase,
    refuse: refusal,
    withdraw,
  },
  working: {
    extend: { ...extend, to: 'working' },
    given: {
      to: 'done',
      who: 'data-request:take',
      kinds: ['access'],
      words: {
        button: 'They have both parts now',
        help: 'Say so once both parts are in their hands.',
        done: 'Done. They have the copy of their data.',
      },
      event: 'request.settled',
    },
    corrected: {
      to: 'done',
      who: 'data-request:take',
      kinds: ['rectification'],
      words: {
        button: 'It is put right',
        help: 'Change it first, on the pages where it stands. Then say here what you changed.',
        done: 'Done. The data protection officer sees what was changed.',
      },
      event: 'request.settled',
    },
    erase,
    refuse: { ...refusal, kinds: ['access', 'rectification'] },
    withdraw: { ...withdraw, kinds: ['access', 'rectification'] },
  },
  done: {
    'allow-use': {
      to: 'done',
      who: 'data-request:settle',
      kinds: ['restriction', 'objection'],
      words: {
        button: 'Allow the use of their data again',
        help: 'Tell them before you do this. They can be written to again at once.',
        done: 'Their data may be used again.',
      },
      event: 'participant.unrestricted',
    },
  },
  refused: {},
  withdrawn: {},
} as const satisfies Record<RequestState, Partial<Record<RequestAction, RequestTransition>>>

/** What an action does to a request of a kind in a state; null when it cannot be done. */
export function transition(
  { state, kind }: { state: RequestState; kind: RequestKind },
  action: RequestAction,
): RequestTransition | null {
  const rows: Partial<Record<RequestAction, RequestTransition>> = requestLifeCycle[state]
  const row = rows[action]
  return row?.kinds.includes(kind) ? row : null
}

/** What somebody with this permission can do about a request, in the order of the table. */
export function actionsFor(
  request: { state: RequestState; kind: RequestKind },
  who: RequestTransition['who'],
): RequestAction[] {
  const actions = Object.keys(requestLifeCycle[request.state]) as RequestAction[]
  return actions.filter((action) => transition(request, action)?.who === who)
}

export type DecisionRefusal = 'not-possible' | 'not-checked'

/** The row of the life-cycle, or why it cannot be gone. */
export function stepFor(
  request: { state: RequestState; kind: RequestKind; identity: string | null },
  action: RequestAction,
): RequestTransition | DecisionRefusal {
  const row = transition(request, action)
  if (!row) return 'not-possible'
  return row.needsIdentity && !request.identity ? 'not-checked' : row
}
