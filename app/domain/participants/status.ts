import type { referralSources } from '#db/schema/participants.ts'
import { decline, givePlace, leave, type PlaceAction, type PlaceState, type PlaceTransition, renew } from './steps.ts'

export type { PlaceAction, PlaceState, PlaceTransition }

export const placeStateWords: Record<PlaceState, { label: string; tag: string; means: string }> = {
  referred: { label: 'Referred', tag: 'govuk-tag--purple', means: 'Somebody told us of them. Nobody has called yet.' },
  called: { label: 'First call made', tag: 'govuk-tag--purple', means: 'We have spoken to them once.' },
  welcomed: {
    label: 'Welcomed',
    tag: 'govuk-tag--turquoise',
    means: 'They know what taking part means. They have no place yet.',
  },
  active: { label: 'Active', tag: 'govuk-tag--green', means: 'Has a place and is invited to sessions.' },
  waiting: { label: 'Waiting', tag: 'govuk-tag--blue', means: 'Waits for a place to be free.' },
  stepped_back: { label: 'Stepped back', tag: 'govuk-tag--yellow', means: 'Takes a break. The place is kept.' },
  left: { label: 'Left', tag: 'govuk-tag--grey', means: 'Has left the forum.' },
  declined: { label: 'Declined', tag: 'govuk-tag--grey', means: 'Does not want to take part.' },
}

export type ReferralSource = (typeof referralSources)[number]

export const sourceWords: Record<ReferralSource, string> = {
  'victim-service': 'A victim service that MOPAC pays for',
  'victims-commissioner': 'The Independent Victims’ Commissioner for London',
  'witness-care': 'An MPS Witness Care Unit',
  other: 'Somebody else, or they came to us themselves',
}

/** Somebody who stepped back and whose seat was given to somebody else. */
export const backfilledWords = {
  label: 'Stepped back, place given on',
  tag: 'govuk-tag--yellow',
  means: 'Takes a break. Somebody else has their place until one is free again.',
}

/** The life-cycle of a place: state → action → where it leads, in which words. Buttons, checks and audit read this. */
export const placeLifeCycle = {
  referred: {
    call: {
      to: 'called',
      seat: 'none',
      marks: 'calledOn',
      words: {
        button: 'The first call is made',
        help: 'You have spoken to them yourself, by the route that is safe for them.',
        done: 'First call written down.',
      },
      event: 'place.called',
    },
    decline,
  },
  called: {
    welcome: {
      to: 'welcomed',
      seat: 'none',
      marks: 'welcomedOn',
      words: {
        button: 'They are welcomed',
        help: 'They know what the forum is, what is agreed there, and want to take part.',
        done: 'Written down that they are welcomed.',
      },
      event: 'place.welcomed',
    },
    decline,
  },
  welcomed: {
    'give-place': givePlace,
    queue: {
      to: 'waiting',
      seat: 'none',
      words: {
        button: 'Put them on the waiting list',
        help: 'They go to the end of the list. The order never depends on what happened to somebody.',
        done: 'Put on the waiting list.',
      },
      event: 'place.queued',
    },
    decline,
  },
  active: {
    renew: { ...renew, to: 'active' },
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
      seat: 'taken',
      words: { button: 'Come back', help: 'They take part again.', done: 'They are back.' },
      event: 'place.came-back',
    },
    renew: { ...renew, to: 'stepped_back' },
    backfill: {
      to: 'stepped_back',
      seat: 'freed',
      needs: 'seat',
      words: {
        button: 'Let somebody else have their place',
        help: 'For a long break. They stay stepped back and can come back when a place is free.',
        done: 'Their place is free for somebody else. They stay stepped back.',
        confirm: [
          'Their place becomes free, and the next person on the waiting list can have it.',
          'They stay with the forum, stepped back. They can come back when a place is free and nobody waits for it.',
          'You cannot undo this. Talk to them first.',
        ],
      },
      event: 'place.backfilled',
    },
    leave,
  },
  waiting: {
    'give-place': {
      ...givePlace,
      words: {
        button: 'Give the free place to the next in line',
        help: 'The person who has waited longest gets the place.',
        done: 'The next in line has the place.',
      },
    },
    decline: {
      ...decline,
      words: {
        button: 'Take off the waiting list',
        help: 'They do not wait for a place any more.',
        done: 'Taken off the waiting list. What we hold about them is removed after 30 days.',
        confirm: [
          'They lose their turn, and everybody behind them moves up.',
          'What we hold about them is removed after 30 days.',
          'You cannot undo this. If they want to wait again, add them again: they go to the end of the list.',
        ],
      },
      event: 'place.stopped-waiting',
    },
  },
  left: {},
  declined: {},
} as const satisfies Record<PlaceState, Partial<Record<PlaceAction, PlaceTransition>>>

/** What an action does from a state; null when it cannot be done from there. */
export function transition(state: PlaceState, action: PlaceAction): PlaceTransition | null {
  const row: Partial<Record<PlaceAction, PlaceTransition>> = placeLifeCycle[state]
  return row[action] ?? null
}

export function actionsFrom(state: PlaceState): PlaceAction[] {
  return Object.keys(placeLifeCycle[state]) as PlaceAction[]
}

/** Where an action leads, from whichever state it starts; null for a renewal, which leaves the state as it is. */
export function leadsTo(action: PlaceAction): PlaceState | null {
  if (action === 'renew') return null
  const states = Object.keys(placeLifeCycle) as PlaceState[]
  const found = states.map((state) => transition(state, action)).find((row) => row !== null)
  if (!found) throw new Error(`no state has ${action}`)
  return found.to
}
