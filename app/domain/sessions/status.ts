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
    from: ['planned', 'confirmed'],
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
} as const satisfies Record<string, SessionTransition>

export type SessionAction = keyof typeof SESSION_TRANSITIONS
