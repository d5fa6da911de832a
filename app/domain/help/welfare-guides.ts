import type { Guide } from './guide.ts'

/** For Victim Support workers, and for facilitators who help them. */
export const supporting: readonly Guide[] = [
  {
    id: 'check-in',
    title: 'Checking in after a session',
    before:
      'Some people leave a session early, or do not come. If they agreed to it, somebody asks them how they are within 72 hours of its end.',
    steps: [
      'Open “Check-ins”, or the session and then “Check-ins”. They turn up there by themselves, soon after the register is saved. What is overdue is also on your home page.',
      'Choose “I will do it”. The others see that it is yours.',
      'The page now says how they may be reached, and the words you may use. Use no other way. If it says not to get in touch, wait, or ask them when you next see them.',
      'Choose “Show the phone number” when you are ready to ring. You need a passkey, confirm that it is you, and say why. It is shown once. You can see it only while the check-in is yours and open, and only when it is safe to get in touch.',
      'Ask how they are, and offer support. They do not have to say anything.',
      'Say how it ended: you spoke, you offered it, they did not want to, or you did not reach them. You can undo it until the session is closed.',
      'After a disclosure, or when you are worried about somebody, open the session, then “Check-ins”, and choose them under “Ask somebody how they are”.',
    ],
    after:
      'Never write down why somebody is asked, or what they said. There is no field for it. If somebody takes their agreement back, their check-in goes away by itself. If somebody is in danger now, call 999.',
  },
]
