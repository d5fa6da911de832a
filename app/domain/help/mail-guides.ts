import type { Guide } from './guide.ts'

/** For administrators: what to do when messages do not leave or do not arrive. */
export const mail: readonly Guide[] = [
  {
    id: 'letters-not-delivered',
    title: 'A letter to staff was not delivered',
    before:
      'Your home page says how many. It happens when an address is wrong, a mailbox is full, or the mail server refuses the letter.',
    steps: [
      'Open “People”, then “Letters that were not delivered”. It says whose letter it is, what it is about and why it did not arrive.',
      'Ring the person on a number that you know. Ask whether the address is right and whether other mail arrives.',
      'If it arrives now, choose “Send it again”. It goes to the same person, with the same link.',
      'If the address is wrong, disable the account and invite them again with the right address.',
    ],
    after:
      'Messages to participants are not here, and you never see whom they are for. When one cannot be delivered, their facilitator gets a contact task.',
  },
  {
    id: 'messages-do-not-leave',
    title: 'Messages do not leave at all',
    before:
      'The service tries again by itself, for two to three days. Nothing is lost, and nothing is sent twice on purpose.',
    steps: [
      'Look at the alert. “Messages are not sent” means that the mail server is away. “Whoever carries our messages refuses us” means that a password, a key or our own address is not accepted any more.',
      '“There is no safe way to send messages” means that the mail server has no right certificate, or that somebody listens in between. Nothing is sent until it is put right.',
      'Tell the person who runs the service which alert it is. They find the settings in the README under “Messages”.',
      'If a session is near, tell its facilitator, so that they can ring people.',
      'When it works again, what still makes sense is sent by itself. What is too late is not.',
    ],
    see: ['alerts'],
  },
]
