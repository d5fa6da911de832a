/** The main job in the order it is done. */
export const cycle = [
  {
    step: 'Plan',
    who: 'facilitator',
    words:
      'Open the forum, choose “Lay out sessions”, and give the first date and time. The service plans 12 months, every 42 days. What clashes is shown; you decide about each bank holiday.',
  },
  {
    step: 'Register',
    who: 'facilitator',
    words:
      'On the day, open the session and its register. Choose one status for each participant and save them together. No reason is ever asked for.',
  },
  {
    step: 'Thank',
    who: 'facilitator',
    words:
      'Give a voucher to everybody who came, also to those who left early. If somebody does not want one, record that they declined.',
  },
  {
    step: 'Write up',
    who: 'facilitator',
    words:
      'Put what the room said into points, one after another, or bring in a file. Say how many people shared it, never who said it. Ask those who were there whether the words are right, submit the points to MOPAC, and destroy the notes.',
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

export const roleDays = [
  {
    role: 'Facilitator',
    words:
      'You run the six weeks of your forums: participants, sessions, register, vouchers and points. You are the only one who sees your participants.',
  },
  {
    role: 'Victim Support worker',
    words:
      'You see the sessions that need you, and who agreed to be asked how they are after one. You do not see points or vouchers.',
  },
  {
    role: 'MOPAC analyst',
    words: 'You tag points and draft reports. You never see who the participants are.',
  },
  {
    role: 'MOPAC commissioner',
    words: 'You are the second person for reports. You add, rename and pause forums. You see numbers, never people.',
  },
  {
    role: 'Board member or partner',
    words: 'You read published reports on the page, or download their tables for a spreadsheet.',
  },
  {
    role: 'Data protection officer',
    words:
      'You read published reports, and what the service holds under “Privacy” at the foot of every page. You read the audit trail, and you are told at once when somebody uses emergency access.',
  },
  {
    role: 'Administrator',
    words:
      'You invite people, give and end roles, and look through all roles every quarter. You see no participant and no point.',
  },
] as const
