import type { Guide } from './guide.ts'

/** For facilitators, to whom a participant says what they want done with their data. */
export const takingRequests: readonly Guide[] = [
  {
    id: 'data-request',
    title: 'Somebody asks about their own data',
    before:
      'They may see what we hold about them, have it put right, have its use stopped, object, or be forgotten. They need not say why, and need no form. The month for the answer begins when they ask.',
    steps: [
      'Make sure that it is them: ask for the code word, or meet them. Somebody who does not know the word is told nothing, not even that there is such a person.',
      'Open their page, then “Requests about their data”. Take down what they ask, in their words, on the same day.',
      'The data protection officer is told at once and decides. They see the reference, never the name.',
      'Your home page says when it is your turn: to make sure who asked, to hand over a copy, or to put something right.',
    ],
    after: 'They can do the same through their private link. Then the link and its word show that it is them.',
  },
  {
    id: 'hand-over-copy',
    title: 'Handing over a copy of somebody’s data',
    steps: [
      'Ask how they want it, and where it is safe. Paper in a home can be found.',
      'Take both parts from the page of the request. One says how we reach them, the other everything else. Keep them apart.',
      'Give them to the person yourself. Do not send them by email.',
      'Delete what you downloaded, also from the folder of downloads. Then choose “They have both parts now”.',
    ],
  },
]

/** For the data protection officer. */
export const settlingRequests: readonly Guide[] = [
  {
    id: 'answer-request',
    title: 'Answering a request about data',
    before: 'Each stands on your home page and under “Data requests”, with the days that are left.',
    steps: [
      'Look whether somebody made sure who asks. If not, the facilitator has to. You cannot do it for them.',
      'For a copy or something to put right, hand it to the facilitator with the button. They say when it is done.',
      'For a stop or an objection, weigh it, then stop the use of the data or refuse. While it is stopped nothing is sent to the person.',
      'If you need longer, take two more months before the first is over, and have the person told why.',
      'If you refuse, choose the reason, and have the person told it, and that they can complain to the Information Commissioner.',
    ],
  },
  {
    id: 'erase-somebody',
    title: 'Erasing somebody',
    steps: [
      'Open the request. It says what goes and what stays and why. A legal hold, or a copy they still wait for, has to be settled first.',
      'Ask the facilitator whether the person has to be told something: afterwards nobody can reach them.',
      'Choose “Erase everything about them”, read the page, and confirm. It takes a few seconds.',
      'The page becomes the receipt. Print it if the facilitator can give it to them.',
      'If it says that it was cut short, press the button again. The service also finishes it by itself when it starts.',
    ],
    after:
      'Copies of the data lose the person with the key. Copies of the keys are kept for seven days: after that nobody can read them anywhere. If a copy is put back, the newest keys go with it, and the person is erased again before anybody can sign in.',
  },
]
