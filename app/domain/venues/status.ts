import type { accessAnswers, venueStates } from '#db/schema/venues.ts'
import type { AuditAction } from '../audit/actions.ts'
import type { AdjustmentKind } from '../contact/adjustments.ts'

export type VenueState = (typeof venueStates)[number]
export type AccessAnswer = (typeof accessAnswers)[number]

/** What is asked of a venue, in the order in which somebody walks through it (domain §8). */
export const accessWords = {
  'step-free': { label: 'No step from the street to the seat and the toilet', short: 'step-free' },
  'drop-off': {
    label: 'Blue badge parking, or a place to be dropped off at the door',
    short: 'a place to be dropped off',
  },
  toilet: { label: 'Accessible toilet', short: 'an accessible toilet' },
  'hearing-loop': { label: 'Hearing loop that was tested', short: 'a tested hearing loop' },
  'quiet-room': { label: 'Quiet room to go to', short: 'a quiet room' },
  scent: { label: 'Free of strong scents', short: 'free of strong scents' },
  light: { label: 'Light that can be turned down', short: 'light that can be turned down' },
  prayer: { label: 'Space to pray', short: 'space to pray' },
  exits: { label: 'Two ways out of the room', short: 'two ways out' },
  reception: {
    label: 'Reception knows only a neutral room name, and no sign names the forum',
    short: 'a discreet reception',
  },
} as const satisfies Record<string, { label: string; short: string }>
export type AccessQuestion = keyof typeof accessWords
export const ACCESS_QUESTIONS = Object.keys(accessWords) as AccessQuestion[]

export const accessAnswerWords: Record<AccessAnswer, { label: string; tag: string }> = {
  yes: { label: 'Yes', tag: 'govuk-tag--green' },
  no: { label: 'No', tag: 'govuk-tag--red' },
  'not-known': { label: 'Not known', tag: 'govuk-tag--yellow' },
}

/** What of a venue somebody needs who needs this; an adjustment that no building can give is not here. */
export const neededOfVenue: Partial<Record<AdjustmentKind, readonly AccessQuestion[]>> = {
  'step-free': ['step-free', 'toilet'],
  'hearing-loop': ['hearing-loop'],
  'quiet-room': ['quiet-room'],
  taxi: ['drop-off'],
}

export const venueStateWords: Record<VenueState, { label: string; tag: string }> = {
  'in-use': { label: 'In use', tag: 'govuk-tag--green' },
  retired: { label: 'Not used any more', tag: 'govuk-tag--grey' },
}

type VenueMove = { from: VenueState; to: VenueState; button: string; done: string; event: AuditAction }

/** The life of a venue: sessions that met there keep it. */
export const venueMoves = {
  retire: {
    from: 'in-use',
    to: 'retired',
    button: 'Take this venue out of use',
    done: 'The venue is out of use. Sessions that are planned there keep it until you change them.',
    event: 'venue.retired',
  },
  'bring-back': {
    from: 'retired',
    to: 'in-use',
    button: 'Bring this venue back into use',
    done: 'The venue is in use again.',
    event: 'venue.brought-back',
  },
} as const satisfies Record<string, VenueMove>
export type VenueIntent = keyof typeof venueMoves

/** Months after which somebody should go and look again. */
export const LOOK_AGAIN_MONTHS = 12
/** The name that reception is told when nothing else was agreed. */
export const NEUTRAL_ROOM = 'Community meeting'
export const ROOM_MAX = 60
export const MOST_VENUE_POUNDS = 5_000
