import type { Guide } from './guide.ts'

/** For facilitators: their participants, from the first call to the last day. */
export const placeGuides: readonly Guide[] = [
  {
    id: 'referral',
    title: 'From a referral to a place',
    before:
      'Somebody tells you of a person who may want to take part, or the person comes to you. Write down as little as you can.',
    steps: [
      'Open the forum, then “Participants”, and choose “Take down a referral”. Give a first name or nickname, who told you of them, and how far you have come with them.',
      'Call them by the route that is safe for them. Then open their page and choose “The first call is made”.',
      'When they know what the forum is and want to take part, choose “They are welcomed”.',
      'If a place is free and nobody waits for it, give it to them. If not, put them on the waiting list. You give the next free place to whoever has waited longest.',
      'If they do not want to take part, choose “They do not want to take part”. What we hold about them is removed after 30 days.',
    ],
    after:
      'Never write down what happened to somebody, or how much they need a place. There is no field for it, and the waiting list goes by its order alone.',
  },
  {
    id: 'break-and-term',
    title: 'A break, a new term, and leaving',
    steps: [
      'If somebody needs a break, choose “Step back for now” on their page. Their place is kept.',
      'If the break is long, agree with them that somebody else may have the place. Then choose “Let somebody else have their place”. They stay stepped back, and can come back when a place is free and nobody waits for it.',
      'A place is for a term of two years. Six weeks before it ends, your home page says so. Ask them whether they go on, and choose “They go on for another term” or “They are leaving”.',
    ],
  },
]

/** For facilitators: names on a screen that others can see. */
export const hidingGuides: readonly Guide[] = [
  {
    id: 'hide-names',
    title: 'Hiding names in a shared room',
    before: 'Others may be able to see your screen: in the room of the session, in an open office, on a train.',
    steps: [
      'Save what you have typed. Then choose “Hide names” at the top of any page. You stay on the page you were on.',
      'Every page now shows references in place of names, on this screen alone, until you choose “Show names” or sign out.',
    ],
    after: 'To change the name somebody goes by, show names first.',
  },
]
