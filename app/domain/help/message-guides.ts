import type { Guide } from './guide.ts'

/** For facilitators: telling participants about a session. */
export const messageGuides: readonly Guide[] = [
  {
    id: 'invite-participants',
    title: 'Inviting, reminding and thanking participants',
    before:
      'Each participant gets a message of their own, by the way that is safe for them. It says neither who we are nor when we meet. It leads to their own page, where they see the day and say if they come.',
    steps: [
      'Open the session and choose “Messages”. The table says how each person may be told, what they were told and what they answered.',
      'Choose “Invite”. You see first what the message says and who gets one. Nothing is sent before you choose the button there.',
      'While the session is not confirmed, invitations and reminders wait. They go by themselves once it is.',
      'Choose “Remind” for those who have not answered. Nobody gets more than one reminder a day.',
      'If you move or cancel the session, everybody who was invited is told by itself.',
      'Afterwards choose “Thank”, within two weeks.',
    ],
    after: 'Before each message leaves we check again that it is safe. You may press a button twice: nobody gets two.',
    see: ['safe-contact', 'private-link'],
  },
  {
    id: 'call-sheet',
    title: 'The call sheet',
    before: 'Some people want to be rung. Some messages do not arrive. Both turn up on the call sheet of the session.',
    steps: [
      'Open the session and choose “Call sheet”. For each person it says what you may say, and at which times it is safe.',
      'Choose “Show the number” when you are ready to ring. It is shown on a page of its own. Do not write it down.',
      'Choose what came of it: comes, does not come, not reached, or ring again. Comes and does not come are in the register at once.',
      'If you chose the wrong one, choose another.',
    ],
    after: 'The call sheet never holds a number, so it may lie open on a screen. Hide names if others can see it.',
  },
]
