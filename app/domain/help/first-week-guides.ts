import type { Guide } from './guide.ts'

/** For facilitators: where to begin. */
export const facilitatorFirstWeek: readonly Guide[] = [
  {
    id: 'first-week',
    title: 'Your first week as a facilitator',
    before:
      'You run one or more forums. You are the only one who sees the people in them. Do these steps in order, a little each day.',
    steps: [
      'Sign in with the link you were sent, and set up the second step. Add a passkey as well, under your name at the top: without one you cannot see a phone number or an address.',
      'Read “What nobody ever types”. It is the most important rule we have.',
      'Look at “Home”. It says what needs doing. When it is empty, you are done for the day.',
      'Open “Forums”, then your forum, then “Participants”. Read who is in it, who waits, and what each person needs.',
      'Open “Contact tasks” from your home page. Those whose safe contact is missing or old stand below the list. Nothing is sent to them until you have asked.',
      'Look at the sessions of your forum. If there are none, lay them out. Open the next one: its page says what is missing.',
      'See to its team first. Nobody can be invited until it has a facilitator and a trained Victim Support worker, and you have confirmed it.',
      'Choose “Hide names” once, to see how it works. You will want it in the room.',
      'Read “Session day” and “If something goes wrong”, and print “Paper forms” once.',
    ],
    after: 'You cannot break anything by looking. Whatever cannot be undone asks you first.',
    see: ['second-step', 'never', 'contact-tasks', 'session-day', 'if-something-goes-wrong'],
  },
]

/** For support workers: where to begin. */
export const supportFirstWeek: readonly Guide[] = [
  {
    id: 'support-first-week',
    title: 'Your first week as a support worker',
    before:
      'You are in the room so that everybody there is safe. The service tells you when, where, and whom to ask how they are.',
    steps: [
      'Sign in with the link you were sent, and set up the second step. “Signing in takes two steps” says how.',
      'Read “What nobody ever types”. It is the most important rule we have.',
      'Tell the facilitator on which day you were trained. They note it. Until then no session can be confirmed with you alone.',
      'Look at “Home”. It says what needs doing, and at which of the next sessions you are in the team.',
      'Open the next session. You see its time, where it meets, its agenda and its team. You do not see who comes: the facilitator knows.',
      'Choose “Support steps” on its page and read them before you need them.',
      'Choose “Calendar”, then “On your phone”, if you want your sessions in your own calendar. An entry says “Meeting” and the time, nothing else.',
      'Open “Check-ins” once. It may be empty.',
    ],
    after: 'You cannot break anything by looking. Whatever cannot be undone asks you first.',
    see: ['second-step', 'never', 'support-session-day', 'support-if-something-goes-wrong', 'calendar'],
  },
]
