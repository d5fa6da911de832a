import type { Role } from '../access/permissions.ts'

type RoleDay = { roles: readonly Role[]; role: string; words: string; first: readonly string[] }

/** The main job in the order it is done. */
export const cycle = [
  {
    step: 'Plan',
    who: 'facilitator',
    words:
      'Open the forum, choose “Lay out sessions”, and give the first date and time. The service plans 12 months, every 42 days. What clashes is shown; you decide about each bank holiday.',
  },
  {
    step: 'Team',
    who: 'facilitator',
    words:
      'Choose who is in the room. Without a facilitator and a trained Victim Support worker a session cannot be confirmed, and nobody is invited.',
  },
  {
    step: 'Invite',
    who: 'facilitator',
    words:
      'Choose the venue and get ready what people need. Then invite them: each gets a message of their own, by the way that is safe for them.',
  },
  {
    step: 'Agenda',
    who: 'participants and facilitator',
    words:
      'Participants suggest what to talk about and give dots. The facilitator puts it in order. What changed since last time always comes first.',
  },
  {
    step: 'Meet',
    who: 'facilitator, with a Victim Support worker',
    words:
      '“Session day” holds the whole evening on a tablet: ground rules, who arrived, the agenda, what the room says. It also works when the connection is lost.',
  },
  {
    step: 'Register',
    who: 'facilitator',
    words:
      'Look through the register that the day has made, put right what is wrong, and save it. No reason is ever asked for.',
  },
  {
    step: 'Thank',
    who: 'facilitator',
    words:
      'Give a voucher to everybody who came, also to those who left early. If somebody does not want one, record that they declined.',
  },
  {
    step: 'Look after',
    who: 'Victim Support worker or facilitator',
    words:
      'Whoever left early or did not come is asked how they are within 72 hours, if they agreed to it. What they say is kept nowhere.',
  },
  {
    step: 'Write up',
    who: 'facilitator',
    words:
      'Put what the room said into points, one after another, or bring in a file. Say how many people shared it, never who said it. Ask those who were there whether the words are right, submit the points to MOPAC, and destroy the notes.',
  },
  {
    step: 'Balance',
    who: 'the service, by itself',
    words: 'A session closes by itself when nothing is missing. Its page says what still is.',
  },
  {
    step: 'Tag',
    who: 'MOPAC analyst',
    words: 'Read each point and give it one to three themes from the codebook.',
  },
  {
    step: 'Report',
    who: 'MOPAC analyst and a second person',
    words:
      'Draft a report for a quarter that is over. Small numbers are hidden by themselves. A second person approves it. Once published it has a number and never changes, and the Board reads it.',
  },
] as const

export const neverTyped = [
  'surnames, addresses, phone numbers or email addresses of participants',
  'what crime it was, where or when it happened, or its number',
  'names of officers, suspects, witnesses or family',
  'how a case stands, or anything that may come up in court',
  'health, beliefs, ethnicity, sexuality or gender of a person',
  'why somebody did not come',
] as const

/** What each role is for, and the guides to begin with. */
export const roleDays: readonly RoleDay[] = [
  {
    roles: ['facilitator'],
    role: 'Facilitator',
    words:
      'You run the six weeks of your forums: participants, sessions, register, vouchers and points. You are the only one who sees your participants.',
    first: ['first-week', 'never', 'session-day', 'if-something-goes-wrong'],
  },
  {
    roles: ['support'],
    role: 'Victim Support worker',
    words:
      'You see the sessions of your forums and those that need you, say yes to cover one, and ask people how they are after it. You do not see points, vouchers or who is in a forum.',
    first: ['support-first-week', 'never', 'support-session-day', 'support-if-something-goes-wrong'],
  },
  {
    roles: ['analyst'],
    role: 'MOPAC analyst',
    words: 'You tag points and draft reports. You never see who the participants are.',
    first: ['never', 'tag-points', 'draft-report'],
  },
  {
    roles: ['commissioner'],
    role: 'MOPAC commissioner',
    words: 'You are the second person for reports. You add, rename and pause forums. You see numbers, never people.',
    first: ['approve-report', 'keep-forums'],
  },
  {
    roles: ['board', 'partner'],
    role: 'Board member or partner',
    words: 'You read published reports on the page, or download their tables for a spreadsheet.',
    first: ['read-reports'],
  },
  {
    roles: ['dpo'],
    role: 'Data protection officer',
    words:
      'You answer people who ask about their data, see what is held and when it is removed, and read the audit trail. You are told at once when somebody uses emergency access.',
    first: ['answer-request', 'audit-trail', 'glass-broken', 'removal'],
  },
  {
    roles: ['admin'],
    role: 'Administrator',
    words:
      'You invite people, give and end roles, look through all roles every quarter, and keep the calendar of holidays. You see no participant and no point.',
    first: ['first-day', 'invite', 'recovery-codes'],
  },
]
