import type { Guide } from './guide.ts'

/** For administrators: where to begin. */
export const administratorFirstDay: readonly Guide[] = [
  {
    id: 'first-day',
    title: 'Your first day as an administrator',
    steps: [
      'When the service starts for the first time it prints a one-time link. Open it yourself within 72 hours, on your own computer.',
      'Type your name and email address, and choose a password. Then set up a passkey and store your recovery codes.',
      'Invite a second administrator first of all. A role as administrator or data protection officer needs two people. While you are alone, the second one is the person who runs the service.',
      'Then invite a data protection officer, who must be somebody else than you. They are told when somebody uses emergency access.',
      'Then invite the others, each with the one role they need.',
      'Ask the person who runs the service where the key file and the copies are kept. “Keys” says which keys there are, not where their copies lie.',
    ],
  },
]

/** For administrators: accounts and roles. */
export const accountGuides: readonly Guide[] = [
  {
    id: 'invite',
    title: 'Inviting somebody',
    before: 'Nobody can open an account for themselves.',
    steps: [
      'Open “People” and add the person: name, work email address, organisation, role, forum, first and last day, and why.',
      'Give an end date where you know one, such as the end of a contract.',
      'They get an email with a one-time link. It works once, for 72 hours. If it runs out, send a new one.',
      'With it they choose their own password and set up their own second step. You never see either.',
      'For an administrator or a data protection officer, a second administrator has to approve what you asked for, just as it stands, before the link goes out.',
    ],
    after: 'Use the person’s own address, never a shared mailbox. You cannot give yourself a role.',
  },
  {
    id: 'leaver',
    title: 'Somebody leaves',
    steps: [
      'Open “People”, choose the person, and choose “Disable as a leaver”. Do it on their last day, not after.',
      'The page says what they still hold, such as vouchers in stock and sessions they are on the team of. Hand that over, or write down who takes it.',
      'Choose “Disable this account”. They are signed out everywhere at once, and cannot sign in again. What they did stays in the audit trail under their name.',
    ],
    after:
      'The last administrator cannot be removed: invite another one first. For somebody who changes their work, end the old role and give the new one.',
  },
  {
    id: 'lost-phone',
    title: 'Somebody has lost their phone or key',
    steps: [
      'Make sure that it is them. Ring them on a number that you knew before, or meet them. Never act on an email or a call that comes in.',
      'If they have a recovery code, they can sign in and change it themselves. Nothing else is needed.',
      'If the phone was stolen, open “People”, choose the person, and choose “Sign them out everywhere” now.',
      'If they have no code, choose “Have them start again”: their password, app, passkeys and codes stop working, and they get a new one-time link.',
    ],
  },
  {
    id: 'access-review',
    title: 'The quarterly access review',
    before: 'Once a quarter you look at every role. When it is due, or late, your home page says so.',
    steps: [
      'Start the review under “People”. It lists every role: who has it, for which forum, since when, and when it was last used.',
      'For each, choose whether they keep it or it ends. End what nobody can give a reason for, and what has not been used for three months, unless it has to wait for its day.',
      'Ask the person’s manager when you do not know. Do not keep a role because it is easier.',
      'You do not decide about your own role. Another administrator does. If there is none, you may keep it, and the audit trail says so.',
      'Finish the review. The data protection officer sees in the audit trail what you decided.',
    ],
  },
]

/** For administrators and data protection officers. */
export const emergencyGuides: readonly Guide[] = [
  {
    id: 'break-glass',
    title: 'Emergency access',
    before:
      'Administrators and data protection officers do not see participants. When somebody’s safety or the law needs it, one of them may look at one participant for 30 minutes.',
    steps: [
      'Ask the facilitator of the forum first, if there is time.',
      'Open “Emergency access”, type the reference of the participant, choose the reason and write in one line what happened.',
      'The data protection officer is told at once. Every look is written into the audit trail.',
      'Choose “Close it now” when you have what you need. It ends by itself after 30 minutes.',
    ],
    after: 'If somebody is in danger now, call 999 first.',
  },
]

/** For administrators: the key that seals. */
export const keyGuides: readonly Guide[] = [
  {
    id: 'change-keys',
    title: 'Changing the key that seals',
    before:
      'Names and contact details are sealed. Once a year, or when the key may have been seen, it is changed. It takes two administrators and the person who runs the service.',
    steps: [
      'Ask the person who runs the service to add a new key (npm run keys -- --add), to keep a copy of the key file, and to start the service again.',
      'Open “Keys” and choose “Propose the change of keys”. Another administrator opens the same page and approves it.',
      'Go on working. The page says how far it is. If the service is stopped meanwhile, it goes on by itself.',
      'When it is finished, ask the person who runs the service to take the old key out (npm run keys -- --remove and its number).',
    ],
    after:
      'The page also says when the last backup was made. If that is more than a day ago, ask why. Have somebody try a restore every three months.',
  },
]
