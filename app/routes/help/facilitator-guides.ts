import { afterGuides } from './after-guides.ts'
import { agendaGuides } from './agenda-guides.ts'
import { agreementGuides } from './agreement-guides.ts'
import { calendarGuides } from './calendar-guides.ts'
import { contactGuides } from './contact-guides.ts'
import { takingRequests } from './data-request-guides.ts'
import { dayGuides } from './day-guides.ts'
import { facilitatorFirstWeek } from './first-week-guides.ts'
import type { Guide } from './guides.ts'
import { linkGuides } from './link-guides.ts'
import { messageGuides } from './message-guides.ts'
import { planningGuides } from './planning-guides.ts'
import { teamGuides } from './team-guides.ts'
import { venueGuides } from './venue-guides.ts'
import { writeUpGuides } from './write-up-guides.ts'

const participants: readonly Guide[] = [
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

const hidingNames: readonly Guide[] = [
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

/** For facilitators: where to begin, then the six weeks in their order. */
export const facilitating: readonly Guide[] = [
  ...facilitatorFirstWeek,
  ...planningGuides,
  ...calendarGuides,
  ...teamGuides,
  ...venueGuides,
  ...messageGuides,
  ...agendaGuides,
  ...dayGuides,
  ...hidingNames,
  ...afterGuides,
  ...writeUpGuides,
]

/** For facilitators: their participants, from the first call to the last day. */
export const lookingAfter: readonly Guide[] = [
  ...participants,
  ...contactGuides,
  ...agreementGuides,
  ...linkGuides,
  ...takingRequests,
]
