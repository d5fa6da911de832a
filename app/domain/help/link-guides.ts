import type { Guide } from './guide.ts'

/** Private links, for facilitators. */
export const linkGuides: readonly Guide[] = [
  {
    id: 'private-link',
    title: 'Sending somebody their private link',
    before:
      'Participants have no account. A private link leads one person to a page of their own. Each has at most one link that works.',
    steps: [
      'Agree a code word with them, and keep it under “Safe contact”. Choose a word that nobody would guess who knows them.',
      'Open the participant and choose “Send them a private link”. Choose for how long it works: 7 days, or less if somebody else may read their messages.',
      'The link goes by the way that is safe for them. We check that again when it leaves. If only a call or a letter is safe, you get a contact task.',
      'No code word? Make the link, then a PIN of 6 digits. You see it once. Tell it to them by word of mouth, then send the link.',
      'If they lost the message, send the same link again. If somebody else may have it, make a new one: the old one stops at once.',
    ],
    after: 'You never see the link yourself. It goes to them alone.',
    see: ['safe-contact'],
  },
  {
    id: 'private-link-seen',
    title: 'What they see behind their private link',
    before: 'The first page says nothing about us: only “Your page” and a button. Then it asks for the word.',
    steps: [
      'They say if they come to the next session. Their answer is in the register at once, and they can change it until it starts.',
      'They say what they need, and whether each way of reaching them is still safe. If they say no, we stop using it at once.',
      'They see and change what they agreed to, ask for a copy of their data, or ask to be forgotten.',
      'The page closes after 15 minutes. They can open the link again, with the word each time.',
      '“Exit this page” is on every page. It closes the page and shows the weather. Pressing Shift three times does the same.',
    ],
    after: 'Tell them: the list of visited pages on their phone keeps “Your page”. A private window keeps nothing.',
  },
  {
    id: 'lost-word',
    title: 'They have lost their word, or the link is locked',
    before: 'After five wrong words a link is locked for good. You get a message, and your home page says so.',
    steps: [
      'Speak to them first, by a way that is safe. Ask whether it was them.',
      'If it was not, somebody may read their messages. Change what is safe under “Safe contact”, and agree a new word.',
      'If they forgot the word, agree a new one, or make a PIN.',
      'Make a new link. The old one never works again.',
    ],
    after: 'Never say the word in a message, and never confirm to anybody that somebody takes part.',
  },
]
