import type { Guide } from './guide.ts'

/** For the data protection officer: the audit trail and what it says. */
export const auditGuides: readonly Guide[] = [
  {
    id: 'audit-trail',
    title: 'Reading the audit trail',
    before:
      'Every change is written into the trail together with the change itself. It says who did what to which thing and when. It holds no names of participants and nothing that was typed.',
    steps: [
      'Open “Audit” and choose a person, a role, what was done, a thing or a stretch of time.',
      'Follow one thing, such as a voucher, from its beginning to its end.',
      'Look first at emergency access, at roles that were given, and at refused pages.',
      'If you need a copy, take one from the page. That is written into the trail too. Keep it as safe as the service itself.',
    ],
  },
  {
    id: 'audit-check',
    title: 'Checking that nobody has changed the trail',
    before:
      'Each entry is sealed together with the one before. The seal of the last one is signed, and kept outside the service every 15 minutes. The page “Audit” says where, and warns when it is not.',
    steps: [
      'Ask the person who runs the service to run “npm run audit:verify” while you watch, or run it yourself on a copy.',
      'It needs the data file, the place outside where the seals are kept, and the public key. It changes nothing.',
      'If all is well it says how many entries it checked. If not, it names the first entry that is wrong.',
      'If it names one, stop. Keep the files as they are, and treat it as a security incident.',
    ],
    after: 'Do it once a month, and after every restore from a copy.',
  },
  {
    id: 'alerts',
    title: 'When the service writes that something needs your attention',
    before:
      'Every minute the service looks for what should not be. It writes to data protection officers and administrators, and into the audit trail under “Alerts”. The home page of the officer shows alerts of the last 7 days.',
    steps: [
      'The audit trail was changed, or its head cannot be kept outside: keep the machine as it is, and have the trail checked.',
      'Somebody is refused many pages, uses emergency access often or looks at many contact details: ask them. If it was not them, end their sign-ins.',
      'Messages are not sent, the disk is nearly full, the clock jumped or the data file is damaged: tell whoever runs the machine today.',
      'Something sealed does not open: tell whoever runs the machine. The key file may be the wrong one, or somebody changed the data.',
    ],
    see: ['audit-check'],
  },
  {
    id: 'glass-broken',
    title: 'When somebody used emergency access',
    steps: [
      'You get a message at once. It names nobody. Its link leads to who looked, at which reference, and why.',
      'Read what they wrote, and ask them about it within two working days.',
      'If there was no good reason, treat it as a personal data breach.',
    ],
    see: ['break-glass'],
  },
]

/** For the data protection officer: what is held, and for how long. */
export const holdingGuides: readonly Guide[] = [
  {
    id: 'data-map',
    title: 'The record of processing and the impact assessment',
    before:
      'Both are made from what the service declares about each column of its database: what it is for, who sees it, how long it is kept, how it is sealed. So they are never out of date.',
    steps: [
      'Open “Data”. The record of processing comes first, then every column. Narrow it by purpose, kind or table.',
      'What is marked “To be filled in” the service cannot know, such as contracts. Keep that in your own copy.',
      'Ask the person who runs the service to set who the controller and the officer are, and how they are reached. The privacy page shows it too.',
      'Check each lawful basis and condition. They are proposals until you confirm them.',
      'Download the map as a spreadsheet, and print the assessment, when you need them elsewhere. They hold nothing about anybody.',
    ],
  },
  {
    id: 'removal',
    title: 'What is removed, and when',
    before:
      'Every night from 2am the service removes what has been kept long enough. A week before something of a participant goes, their facilitator is told.',
    steps: [
      'Open “Data”, then “Removal”. It says what is left by rule, what goes in the weeks to come, and what the last nights removed.',
      '“Overdue” must be 0. If it is not and stays so until the next day, your home page says so: ask the person who runs the service to look at the log.',
      'If it names people of whom nobody wrote down when their place ended, ask the facilitators to look at those who left.',
      'To see what would go without removing it, ask the person who runs the service to run “npm run retention -- --dry-run”.',
    ],
    after: 'What was removed cannot be brought back. The audit trail says what each night removed, as numbers.',
  },
  {
    id: 'legal-hold',
    title: 'Having something kept for a legal reason',
    steps: [
      'Open “Data”, then “Removal”. Type the reference of the participant, choose why, and give the last day.',
      'Until then nothing about them is removed, and they cannot be erased. Their facilitator sees that, and not why.',
      'It ends by itself after its last day. If it is needed longer, look at it again and set another.',
      'End it as soon as it is not needed. What is due goes the next night.',
    ],
    after:
      'Somebody who asked about their data and has no answer yet needs no hold: nothing about them is removed until you answer.',
  },
]
