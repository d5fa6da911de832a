import type { Guide } from './guide.ts'

/** For facilitators: the days after a session, in their order. */
export const afterGuides: readonly Guide[] = [
  {
    id: 'days-after',
    title: 'The days after a session',
    before: 'The page of the session says what is missing. Your home page says what is due first.',
    steps: [
      'The same day: see that everybody in the register has a status, and save it. There is no field for why somebody did not come.',
      'Open “Vouchers” and give one to everybody who came, also to those who left early. If somebody does not want one, record that they declined.',
      'Within 72 hours: people who left early or did not come are asked how they are, if they agreed to it. They turn up under “Check-ins” by themselves. A Victim Support worker or you can do it.',
      'Open “Messages” and choose “Thank”. It works for two weeks.',
      'Within 5 working days: open “Write-up”, check the notes, and offer the words to those who were there.',
      'Within 10 working days: submit the points to MOPAC, then destroy the notes and record it.',
    ],
    after: 'When nothing is missing the session closes by itself.',
    see: ['vouchers', 'check-in', 'write-up'],
  },
]
