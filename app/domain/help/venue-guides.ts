import type { Guide } from './guide.ts'

/** For facilitators: where a session meets, and what has to be got ready. */
export const venueGuides: readonly Guide[] = [
  {
    id: 'venue',
    title: 'Choosing where a session meets',
    before: 'A forum never meets in a police building, and no sign says who meets.',
    steps: [
      'Open “Calendar”, then “Venues”. If the place is not there, choose “Add a venue”. Go there and look before you answer what it offers.',
      'Open the session, then “Venue”. The page says what the people who are expected need, as numbers, and what the venue does not have.',
      'Choose the venue. Give the name of the room that reception is told, such as “Book group”. If people can join online, say how.',
      'Look at what is missing. Choose another venue, or agree with the people what else would help.',
    ],
    after:
      'Participants see where to come, or how to join, on their own page once the session is confirmed. It is never in a message.',
  },
  {
    id: 'preparation',
    title: 'Getting a session ready',
    steps: [
      'Open the session, then “Getting ready”, and choose “Make the list”. It is made from what people need: interpreters, easy-read papers, taxis, food, vouchers.',
      'Say who sees to each line, and by when. Add what else you need.',
      'When somebody’s needs change, the page says so. Bring the list up to date: what you did already stays.',
    ],
  },
]
