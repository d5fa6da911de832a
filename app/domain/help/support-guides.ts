import type { Guide } from './guide.ts'

/** For Victim Support workers: the day itself. */
export const supportDay: Guide = {
  id: 'support-session-day',
  title: 'Session day for support workers',
  before: 'The facilitator runs the evening and keeps the register. You are there for the people.',
  steps: [
    'On the day, “Session today” stands on your home page. Open it: it says where you meet, and the name of the room.',
    'At the desk ask for the room by that name only. Never say who meets.',
    'Look at the quiet room before people come. Agree with the facilitator on a sign for when one of you leaves.',
    'Read the agenda. Choose “Agenda”, then “Print it” or the easy-read version.',
    'If somebody wants to leave the room, go with them if they want you to. They need not say why, and you write nothing down.',
    'If somebody tells you that they were or may be harmed, choose “Support steps” on the page of the session, and do what it says.',
    'Before you go, ask the facilitator whom you should ask how they are. Those who left early or did not come turn up under “Check-ins” by themselves, if they agreed to it.',
  ],
  after: 'You need no connection for any of this. What has to be noted can wait until you are back.',
  see: ['check-in'],
}

/** For Victim Support workers: what to do when it does not go as it should. */
export const supportTrouble: Guide = {
  id: 'support-if-something-goes-wrong',
  title: 'If something goes wrong for a support worker',
  steps: [
    'If somebody is in danger now, call 999.',
    'If you cannot come, open “Cover” and choose “I cannot be there”. If it is today, ring the facilitator as well. Do it as soon as you know: others can then be asked.',
    'If the session is not confirmed any more, you get a message. It is not cancelled. Keep the time free until you hear more.',
    'If you chose the wrong ending for a check-in, open it again and choose “Undo”. That works until the session is closed.',
    'If you cannot make a check-in that you took on, ask a colleague or the facilitator. They open it and choose “I will do it instead”. What is overdue is on their home page too.',
    'If a check-in says not to get in touch, do not. Another way may not be safe.',
    'If somebody asks you whether a person takes part, never say yes or no. That holds for the police and for family too.',
    'If you see a name or a story where it should not be, tell the facilitator at once.',
    'If you are signed out, sign in in a new tab and send the form again. Nothing you typed is lost.',
  ],
}
