import type { placeStates } from '#db/schema/participants.ts'
import type { AuditAction } from '../audit/actions.ts'

export type PlaceState = (typeof placeStates)[number]
export type PlaceAction =
  | 'call'
  | 'welcome'
  | 'queue'
  | 'give-place'
  | 'step-back'
  | 'backfill'
  | 'come-back'
  | 'renew'
  | 'leave'
  | 'decline'

export type PlaceTransition = {
  readonly to: PlaceState
  /** What happens to the seat on the way: `taken` finds one unless it is still kept. */
  readonly seat: 'none' | 'kept' | 'taken' | 'freed'
  /** Whether it can be done once: the seat is still theirs, or the term ends soon. */
  readonly needs?: 'seat' | 'term-ending'
  /** The day that is written down. */
  readonly marks?: 'calledOn' | 'welcomedOn' | 'endsOn'
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
/** A participant goes. */
export const leave = {
  to: 'left',
  seat: 'freed',
  marks: 'endsOn',
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

/** Somebody never takes a place: removed 30 days later (domain §6.6). */
export const decline = {
  to: 'declined',
  seat: 'freed',
  marks: 'endsOn',
  words: {
    button: 'They do not want to take part',
    help: 'Or they cannot, or we could not reach them. Do not write down why.',
    done: 'Written down. What we hold about them is removed after 30 days.',
    confirm: [
      'They get no place, and nobody contacts them again.',
      'What we hold about them is removed after 30 days.',
      'You cannot undo this. If they change their mind, take down a new referral.',
    ],
  },
  event: 'place.declined',
} as const satisfies PlaceTransition

/** Another term in the same place. */
export const renew = {
  seat: 'kept',
  needs: 'term-ending',
  words: {
    button: 'They go on for another term',
    help: 'A new term starts when this one ends. Ask them first.',
    done: 'Their term goes on.',
  },
  event: 'place.renewed',
} as const satisfies Omit<PlaceTransition, 'to'>

/** A free seat, never past those who wait. */
export const givePlace = {
  to: 'active',
  seat: 'taken',
  words: {
    button: 'Give them a place',
    help: 'They take part from today. Nobody gets a place before those who wait.',
    done: 'They have a place.',
  },
  event: 'place.given',
} as const satisfies PlaceTransition
