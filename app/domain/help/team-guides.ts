import type { Guide } from './guide.ts'

/** The team of a session and its confirming, for facilitators. */
export const teamGuides: readonly Guide[] = [
  {
    id: 'team',
    title: 'Choosing a team and confirming a session',
    before: 'Nobody is invited before a session is confirmed. The page of the session says what is still missing.',
    steps: [
      'Open the session, then “Team”. Choose a facilitator and a trained Victim Support worker. If no training is noted for them, note the day further down the page.',
      'Officers, partners and interpreters have no account. Add each under “People without an account”: a first name as it is said in the room, and where they come from. No rank.',
      'At most 2 police, and no more than one third of those expected. Ask each of them whether they come in non-uniform, and tick it when they have said so. At most 2 people from MOPAC.',
      'Save the team. When nothing is missing, choose “Confirm this session”.',
    ],
    after:
      'If somebody drops out and a rule is broken, the session goes back to planned by itself. Nothing more is sent to participants, and the team is told. Put the team right and confirm it again.',
  },
  {
    id: 'cover',
    title: 'Nobody from Victim Support can come',
    steps: [
      'Open the session, then “Team”, then “Ask support workers to cover”.',
      'Choose several and ask them. Each gets a message of their own.',
      'The first who says yes joins the team. The others are thanked. Confirm the session again.',
      'If nobody can come, cancel the session. Without a support worker there is no session.',
    ],
  },
  {
    id: 'do-not-meet',
    title: 'Somebody does not want to meet a certain person',
    before: 'A participant may not want to meet one of the police or of the staff. They need not say why.',
    steps: [
      'Open the participant and choose “Whom they do not want to meet”. Choose the person. Never write down the reason anywhere.',
      'From then on that person cannot be in the team of a session of their forum. The team page does not say why, and nor do you.',
      'If a confirmed session had that person in its team, it goes back to planned. Choose somebody else.',
    ],
  },
]

/** For support workers. */
export const coverGuides: readonly Guide[] = [
  {
    id: 'covering',
    title: 'Being asked to cover, and not being able to come',
    steps: [
      'When a facilitator asks you to cover a session, you get a message, and it stands on your home page.',
      'Open “Cover” and say yes or no. Opening the page answers nothing. The first yes is taken.',
      'The same page lists the sessions that need you. If you cannot be there, choose “I cannot be there”. Nobody asks you why.',
      'If it is the day of the session, ring the facilitator as well.',
    ],
  },
]
