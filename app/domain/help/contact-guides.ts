import type { Guide } from './guide.ts'

/** For facilitators: reaching people safely. */
export const contactGuides: readonly Guide[] = [
  {
    id: 'safe-contact',
    title: 'Keeping safe contact',
    before:
      'Somebody who reads over a shoulder, or picks up the phone, must not learn that a participant is in touch with us. So talk it through with them first, and fill in the page together if you can.',
    steps: [
      'Open the participant and choose “Safe contact”. Add each way they want: email, text message, phone call or post.',
      'For each, say whether it is safe, on which days and hours, and which name we use. Leave the name and the subject empty for neutral ones.',
      'Agree a code word. It shows on both sides who is speaking, and opens their private link.',
      'Agree what to do when somebody else answers. Whatever it is, never say who you are or why you ring.',
      'If they would rather contact you, tick “They contact us”. If they need a break, give a day in “Do not use until”.',
      'Each time you speak, ask whether it is still safe. If so, choose “Still safe, confirmed today”.',
    ],
    after:
      'What was confirmed more than six weeks ago is not used until you have asked again. They must also have agreed to each way: that is on the page “Agreement”.',
  },
  {
    id: 'reveal',
    title: 'Seeing an address or number',
    before: 'Addresses, numbers and code words are masked. You can see one at a time, once, when you need it.',
    steps: [
      'Add a passkey to your account first, if you have none.',
      'On the page “Safe contact”, choose “Show” beside what you need. Confirm that it is you.',
      'Choose why you need it. It is shown once, and gone when you leave the page.',
    ],
    after:
      'Each look is in the audit trail. The data protection officer is told when somebody looks at more than 20 in an hour. After 50 in a day no more are shown.',
  },
  {
    id: 'contact-tasks',
    title: 'Contact tasks',
    before:
      'We send email ourselves. For a call, a text or a letter you get a contact task, with exactly what you may say or write.',
    steps: [
      'Open “Contact tasks” from your home page, and choose one.',
      'Do it as it says there: whether to withhold your number, what to say, what to do with voicemail or when somebody else answers. Add nothing.',
      'Choose “Done” or “Not reached”. Somebody you did not reach can be marked as done later.',
      'When a text or letter is about a session, the words hold their private link, so that they can answer by themselves. If none works, choose “Make their private link” first.',
      'What nobody did before its session began is settled by itself, as “Too late”.',
      'If the page says not to get in touch now, do not. It says why, and when it is safe again.',
      'People whose safe contact is missing or old stand below the list. Ask them at the next session, or when they get in touch.',
    ],
  },
]

/** For facilitators: what people need so that they can take part. */
export const adjustmentGuides: readonly Guide[] = [
  {
    id: 'adjustments',
    title: 'Adjustments',
    steps: [
      'Open the participant and choose “Adjustments”. Add what you do for them, such as a step-free way in. Never write why.',
      'The page of each session says how many of those who are expected need what. It names nobody.',
      'Ask again now and then, and remove what they do not need any more.',
    ],
  },
]
