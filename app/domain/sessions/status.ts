import type { Permission } from '../access/permissions.ts'
import type { AuditAction } from '../audit/actions.ts'

/** The states of a session (product, "Words"), with the words and the tag colour pages show. */
export const SESSION_STATES = {
  planned: { label: 'Planned', colour: 'grey' },
  confirmed: { label: 'Confirmed', colour: 'teal' },
  held: { label: 'Held', colour: 'purple' },
  balanced: { label: 'Balanced', colour: 'green' },
  postponed: { label: 'Postponed', colour: 'yellow' },
  cancelled: { label: 'Cancelled', colour: 'red' },
} as const satisfies Record<string, { label: string; colour: string }>

export type SessionState = keyof typeof SESSION_STATES

/** The codes, in the order in which pages show them. */
export const SESSION_STATE_CODES = Object.keys(SESSION_STATES) as [SessionState, ...SessionState[]]

/** Whether a session keeps its day for itself: not one that was postponed or cancelled. */
export function takesItsDay(state: SessionState): boolean {
  return state !== 'postponed' && state !== 'cancelled'
}

/** The states of a session that took place, whether or not everything about it is settled. */
export const HELD_STATES = ['held', 'balanced'] as const satisfies readonly SessionState[]

/** Whether the session took place. */
export function tookPlace(state: SessionState): boolean {
  return HELD_STATES.some((held) => held === state)
}

/** What pages show of a session: one that has begun and does not count as held yet waits for its register. */
export function stateTag(state: SessionState, started: boolean): { label: string; classes: string } {
  const waits = started && (state === 'planned' || state === 'confirmed')
  const { label, colour } = waits ? { label: 'Needs its register', colour: 'yellow' } : SESSION_STATES[state]
  return { label, classes: `govuk-tag--${colour}` }
}

export type SessionTransition = {
  readonly from: readonly SessionState[]
  readonly to: SessionState
  readonly who: Permission
  readonly needs: { readonly reason: boolean; readonly started: boolean }
  /** Null for what nobody does by hand. */
  readonly words: { readonly button: string; readonly warning: string; readonly success: string } | null
  readonly event: AuditAction
}

/** The life-cycle as data: buttons, checks, messages and the audit event read the same row (architecture rule 6). */
export const SESSION_TRANSITIONS = {
  confirm: {
    from: ['planned'],
    to: 'confirmed',
    who: 'session:team',
    needs: { reason: false, started: false },
    words: {
      button: 'Confirm this session',
      warning:
        'Participants can be invited from then on. If the team changes so that a rule is broken, it goes back to planned.',
      success: 'Session confirmed. Participants can be invited now.',
    },
    event: 'session.confirmed',
  },
  /** By itself, when something stands between the session and its being confirmed again (product, step 2). */
  'fall-back': {
    from: ['confirmed'],
    to: 'planned',
    who: 'session:team',
    needs: { reason: false, started: false },
    words: null,
    event: 'session.fell-back',
  },
  cancel: {
    from: ['planned', 'confirmed', 'postponed'],
    to: 'cancelled',
    who: 'session:plan',
    needs: { reason: true, started: false },
    words: {
      button: 'Cancel this session',
      warning: 'The session will not take place. This cannot be undone.',
      success: 'Session cancelled',
    },
    event: 'session.cancelled',
  },
  postpone: {
    from: ['planned', 'confirmed'],
    to: 'postponed',
    who: 'session:plan',
    needs: { reason: true, started: false },
    words: {
      button: 'Postpone this session',
      warning: 'The session will not take place on this day. You can give it a new date later.',
      success: 'Session postponed',
    },
    event: 'session.postponed',
  },
  redate: {
    from: ['postponed'],
    to: 'planned',
    who: 'session:plan',
    needs: { reason: true, started: false },
    words: {
      button: 'Give this session its new date',
      warning: 'The session is planned again.',
      success: 'Session planned again',
    },
    event: 'session.moved',
  },
  hold: {
    from: ['planned', 'confirmed'],
    to: 'held',
    who: 'session:plan',
    needs: { reason: false, started: true },
    words: {
      button: 'Mark this session as held',
      warning: 'Do this once the session has taken place. This cannot be undone.',
      success: 'Session marked as held',
    },
    event: 'session.held',
  },
  /** Nobody presses these two: the service sees for itself whether something is missing (product, step 9). */
  balance: {
    from: ['held'],
    to: 'balanced',
    who: 'write-up:keep',
    needs: { reason: false, started: true },
    words: {
      button: 'Close this session',
      warning: 'A session closes by itself once nothing is missing.',
      success: 'Nothing is missing any more',
    },
    event: 'session.balanced',
  },
  unbalance: {
    from: ['balanced'],
    to: 'held',
    who: 'write-up:keep',
    needs: { reason: false, started: true },
    words: {
      button: 'Open this session again',
      warning: 'A session opens by itself when something is missing again.',
      success: 'Something is missing again',
    },
    event: 'session.unbalanced',
  },
} as const satisfies Record<string, SessionTransition>

export type SessionAction = keyof typeof SESSION_TRANSITIONS
