import type { placeStates } from '#db/schema/participants.ts'
import type { AuditAction } from '../audit/actions.ts'

export type PlaceState = (typeof placeStates)[number]
export type PlaceAction = 'step-back' | 'come-back' | 'give-place' | 'leave'

export const placeStateWords: Record<PlaceState, { label: string; tag: string; means: string }> = {
  referred: { label: 'Referred', tag: 'govuk-tag--purple', means: 'Somebody told us of them. Nobody has called yet.' },
  called: { label: 'First call made', tag: 'govuk-tag--purple', means: 'We have spoken to them once.' },
  welcomed: { label: 'Welcomed', tag: 'govuk-tag--turquoise', means: 'They want to take part and have no place yet.' },
  active: { label: 'Active', tag: 'govuk-tag--green', means: 'Has a place and is invited to sessions.' },
  waiting: { label: 'Waiting', tag: 'govuk-tag--blue', means: 'Waits for a place to be free.' },
  stepped_back: { label: 'Stepped back', tag: 'govuk-tag--yellow', means: 'Takes a break. The place is kept.' },
  left: { label: 'Left', tag: 'govuk-tag--grey', means: 'Has left the forum.' },
  declined: { label: 'Declined', tag: 'govuk-tag--grey', means: 'Does not want to take part.' },
}

export type PlaceTransition = {
  readonly to: PlaceState
  /** What happens to the seat on the way. */
  readonly seat: 'kept' | 'taken' | 'freed'
  readonly words: {
    readonly button: string
    readonly help: string
    readonly done: string
    /** What will happen, asked before it is done; without it the button acts at once. */
    readonly confirm?: readonly string[]
  }
  readonly event: AuditAction
}

const stays = 'Their attendance and vouchers so far stay on record, by reference.'
const leave = {
  to: 'left',
  seat: 'freed',
  words: {
    button: 'They are leaving',
    help: 'Frees their place for somebody else.',
    done: 'They have left. Their place is free.',
    confirm: [
      'Their place becomes free, and the next person on the waiting list can have it.',
      'They are not on the register of any later session.',
      stays,
      'You cannot undo this. If they come back, add them again.',
    ],
  },
  event: 'place.left',
} as const satisfies PlaceTransition

/** The life-cycle of a place: state → action → where it leads, in which words. Buttons, checks and audit read this. */
export const placeLifeCycle = {
  referred: {},
  called: {},
  welcomed: {},
  declined: {},
  active: {
    'step-back': {
      to: 'stepped_back',
      seat: 'kept',
      words: {
        button: 'Step back for now',
        help: 'They take a break and keep their place.',
        done: 'Stepped back. Their place is kept.',
      },
      event: 'place.stepped-back',
    },
    leave,
  },
  stepped_back: {
    'come-back': {
      to: 'active',
      seat: 'kept',
      words: { button: 'Come back', help: 'They take part again, in the same place.', done: 'They are back.' },
      event: 'place.came-back',
    },
    leave,
  },
  waiting: {
    'give-place': {
      to: 'active',
      seat: 'taken',
      words: {
        button: 'Give the free place to the next in line',
        help: 'The person who has waited longest gets the place.',
        done: 'The next in line has the place.',
      },
      event: 'place.given',
    },
    leave: {
      to: 'left',
      seat: 'freed',
      words: {
        button: 'Take off the waiting list',
        help: 'They do not wait for a place any more.',
        done: 'Taken off the waiting list.',
        confirm: [
          'They lose their turn, and everybody behind them moves up.',
          'You cannot undo this. If they want to wait again, add them again: they go to the end of the list.',
        ],
      },
      event: 'place.stopped-waiting',
    },
  },
  left: {},
} as const satisfies Record<PlaceState, Partial<Record<PlaceAction, PlaceTransition>>>

/** What an action does from a state; null when it cannot be done from there. */
export function transition(state: PlaceState, action: PlaceAction): PlaceTransition | null {
  const row: Partial<Record<PlaceAction, PlaceTransition>> = placeLifeCycle[state]
  return row[action] ?? null
}

export function actionsFrom(state: PlaceState): PlaceAction[] {
  return Object.keys(placeLifeCycle[state]) as PlaceAction[]
}

/** Where an action leads, from whichever state it starts. */
export function leadsTo(action: PlaceAction): PlaceState {
  const states = Object.keys(placeLifeCycle) as PlaceState[]
  const found = states.map((state) => transition(state, action)).find((row) => row !== null)
  if (!found) throw new Error(`no state has ${action}`)
  return found.to
}
