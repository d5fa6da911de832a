import type { Role } from '#app/domain/access/permissions.ts'

/** What each role does and sees, for somebody who meets it for the first time. In the order of the tour. */
export const roleNotes: { role: Role; does: string; begin: string; neverSees: string }[] = [
  {
    role: 'facilitator',
    does: 'Runs the six-week cycle of their forums: plans sessions, takes the register, gives each person a voucher, and writes up what the room said.',
    begin: 'Home. It lists the registers, vouchers and write-ups that wait.',
    neverSees: 'Participants and sessions of other forums.',
  },
  {
    role: 'support',
    does: 'Is in the room for the participants. Looks up which sessions need them.',
    begin: 'Home. It lists the sessions they are on the team of.',
    neverSees: 'What was said, vouchers, and who the participants are.',
  },
  {
    role: 'analyst',
    does: 'Gives each point one to three themes, and drafts the Board report of a quarter.',
    begin: 'Tagging. The newest points wait there. Then open the draft under Reports.',
    neverSees: 'Who the participants are.',
  },
  {
    role: 'commissioner',
    does: 'Is the second person: checks and approves the report an analyst drafted. Adds and pauses forums.',
    begin: 'Reports. A draft waits for approval.',
    neverSees: 'Who the participants are.',
  },
  {
    role: 'board',
    does: 'Reads the published reports on behalf of the police.',
    begin: 'Reports. Three are published, each with a chart, a table and a file to download.',
    neverSees: 'Anything that is not published, and anything about a person.',
  },
  {
    role: 'admin',
    does: 'Adds the people who work with the service, gives them their roles, and looks at every role once a quarter.',
    begin: 'Home. A role waits for the approval of a second administrator.',
    neverSees: 'Participants and what was said, but in an emergency that the data protection officer is told of.',
  },
  {
    role: 'dpo',
    does: 'Watches over the data: who did what, and every emergency in which somebody looked at a participant.',
    begin: 'Home.',
    neverSees: 'Participants and what was said, but in an emergency.',
  },
]

/** The whole cycle in ten minutes: who to be, and what to do as them. */
export const tour: { who: string; is: string; role: Role; steps: string[] }[] = [
  {
    who: 'Fern',
    is: 'a facilitator',
    role: 'facilitator',
    steps: [
      'Complete the register of the Open forum’s last session. Say how many staff were there.',
      'Give a voucher to everybody who came, or note that somebody did not want one.',
      'Write down two or three points the room made. No point has an author.',
      'Open the next session, and send its team a reminder. Look at it under “see the mail” above.',
    ],
  },
  {
    who: 'Ash',
    is: 'an analyst',
    role: 'analyst',
    steps: [
      'Tag the next few points with themes. Undo one.',
      'Open the draft report of the last full quarter. Ash wrote it and so cannot approve it.',
    ],
  },
  {
    who: 'Cove',
    is: 'a commissioner',
    role: 'commissioner',
    steps: ['Read the draft, approve it and publish it. From then on it never changes.'],
  },
  {
    who: 'Birch',
    is: 'of the Programme Board',
    role: 'board',
    steps: ['Read the report you just published, and download its numbers.'],
  },
]
