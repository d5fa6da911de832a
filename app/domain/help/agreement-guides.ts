import type { Guide } from './guide.ts'

/** What people agree to, and bringing in the people you have already. */
export const agreementGuides: readonly Guide[] = [
  {
    id: 'agreement',
    title: 'Taking down what somebody agrees to',
    before:
      'Taking part, each way of reaching them, using their words, hearing about other forums and photos are asked one by one. Until somebody says yes it counts as no.',
    steps: [
      'Open the participant and choose “Take down or change what they agree to”.',
      'Read the words with them, or print the form. It carries their reference and no name, and there is an easy-read form too. They do not sign it.',
      'Choose yes or no for what they answered, and how they told you. Leave the rest as it is.',
      'If they take something back, press “Withdraw” beside it. They need no reason, and it counts at once.',
      'If they no longer want to take part, nothing is sent to them from that moment. Ask whether they want to leave, or have what is held about them removed.',
    ],
    after:
      'When the words change, your home page says whom to ask again. A yes to the older words holds for six weeks more. Whoever took a yes back is not asked again.',
  },
  {
    id: 'import-participants',
    title: 'Bringing in participants from a spreadsheet',
    before: 'If you keep your participants in a spreadsheet today, you can bring them all in at once.',
    steps: [
      'Open the forum’s participants and choose “Bring in a spreadsheet”. Take the template from there if you like.',
      'Take columns out that we do not hold, such as surnames, addresses or notes. If you forget, they are left out and the page says why.',
      'Choose the file, CSV or Excel. Say what each column is.',
      'Look at each line as it will be. A line that cannot be brought in is named, with the reason.',
      'Press the button. You can undo it for 24 hours, but not for somebody you have worked with since.',
      'Then ask each person what they agree to, and whether their email or phone is safe. Until you have, nothing is sent to them.',
    ],
    after: 'Delete the spreadsheet afterwards, from your computer and from your email.',
  },
]
