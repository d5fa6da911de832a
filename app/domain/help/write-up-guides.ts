import type { Guide } from './guide.ts'

/** For facilitators: from the notes of a session to one that is closed. */
export const writeUpGuides: readonly Guide[] = [
  {
    id: 'write-up',
    title: 'Writing a session up',
    before:
      'You have 5 working days to check the notes and 10 to submit the points. Weekends and bank holidays do not count.',
    steps: [
      'Open the session, then “Write-up”. The notes come one after the other. Put each into general words: no name, place or date, and no facts of a case.',
      'Say how many people said it, and whether it has facts of a case in it. Press Enter or “Make it a point”. The next note is there.',
      'If a note should not become a point, drop it. Nothing of it is kept. You can undo a check until you submit.',
      'Offer the words to those who were there. They can agree or suggest other words on their private page. You do not see who said what.',
      'Take the words that were suggested, or leave the point as it is.',
      'When the time to answer is over, read every point once more and submit. MOPAC’s analysts see the points from then on, and you cannot change them any more.',
      'Shred paper notes, delete photos and files, then record that the notes are destroyed. The notes in the service go at the same moment, and sealed copies of the data within 35 days.',
    ],
    after:
      'Notes are kept for six weeks at most. What is left after that is removed by night, whether or not you have written it up.',
  },
  {
    id: 'balance',
    title: 'When a session is closed',
    before: 'A session closes by itself. There is no button for it.',
    steps: [
      'Open the session. The first thing on its page is what is missing, with a link to where it is done.',
      'It needs a complete register, a voucher or a “declined” for everybody who came, settled check-ins, submitted points and destroyed notes.',
      'When nothing is missing the session is “Balanced”. If something opens again, such as a voucher that you take back, it is “Held” until that is settled.',
    ],
    after:
      'If we call a session off less than two days before it, those who had said yes still get their voucher. The page of the session says who is left to thank.',
  },
]
