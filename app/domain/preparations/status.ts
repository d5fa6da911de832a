import type { preparationKinds, preparationStates } from '#db/schema/preparations.ts'
import type { AdjustmentKind } from '../contact/adjustments.ts'

export type PreparationKind = (typeof preparationKinds)[number]
export type PreparationState = (typeof preparationStates)[number]

type KindFacts = {
  label: string
  /** Days before the session by which it is to be done (domain §8: the easy-read pack five days ahead). */
  daysAhead: number
  /** Booked with somebody for the day of the session: after a move it is to do again. */
  isBooked?: true
  /** The adjustment it answers; without one it is needed for every session, or said otherwise in the rules. */
  answers?: AdjustmentKind
}

/** What may have to be got ready, in the order in which it is due. */
export const preparationWords: Record<PreparationKind, KindFacts> = {
  bsl: { label: 'Book BSL interpreters', daysAhead: 21, isBooked: true, answers: 'bsl' },
  interpreter: {
    label: 'Book an interpreter for another language',
    daysAhead: 21,
    isBooked: true,
    answers: 'interpreter',
  },
  room: { label: 'Book the room, and brief reception with its neutral name', daysAhead: 14, isBooked: true },
  childcare: { label: 'Arrange childcare', daysAhead: 7, isBooked: true, answers: 'childcare' },
  vouchers: { label: 'Reserve vouchers', daysAhead: 7 },
  'easy-read': { label: 'Send the easy-read pack', daysAhead: 5, answers: 'easy-read' },
  'large-print': { label: 'Print the papers large', daysAhead: 5, answers: 'large-print' },
  food: { label: 'Order food and drinks', daysAhead: 3, isBooked: true },
  taxi: { label: 'Book taxis', daysAhead: 3, isBooked: true, answers: 'taxi' },
  joining: { label: 'Test joining online: waiting room on, recording off, chat not saved', daysAhead: 2 },
  'sign-out-sheet': { label: 'Print the register and the sign-out slips', daysAhead: 1 },
  other: { label: 'Something else', daysAhead: 1 },
}
export const PREPARATION_KINDS = Object.keys(preparationWords) as PreparationKind[]

export const preparationStateWords: Record<PreparationState, { label: string; tag: string; button: string }> = {
  open: { label: 'To do', tag: 'govuk-tag--blue', button: 'Open it again' },
  done: { label: 'Done', tag: 'govuk-tag--green', button: 'Done' },
  'not-needed': { label: 'Not needed', tag: 'govuk-tag--grey', button: 'Not needed' },
}

/** Past so many minutes two interpreters take turns (domain §8). */
export const ONE_INTERPRETER_MINUTES = 60
export const LINE_MAX = 80
