import type { Guide } from './guide.ts'

/** For facilitators: the dates of a forum. */
export const planningGuides: readonly Guide[] = [
  {
    id: 'lay-out',
    title: 'Laying out the sessions of a year',
    before: 'A forum meets every six weeks, on its own weekday. Six forums share the six weeks.',
    steps: [
      'Open the forum, choose “When it meets”, and set the weekday, the time, the week, and whose days you look out for. This moves no session.',
      'Choose “Lay out sessions”. The first date is filled in; change it if you need to. Choose “Show the dates”.',
      'Look at what was found. Sessions that are there already stay as they are. A warning is for you to weigh. A bank holiday needs your decision: keep the date or leave it out, and say why.',
      'Lay the sessions out. What you decided is kept with its reason under “Decisions about dates”.',
    ],
    after: 'Do this again whenever you like. Only what is missing is added.',
    see: ['calendar'],
  },
  {
    id: 'move-session',
    title: 'Moving, postponing or cancelling a session',
    steps: [
      'Open the session and choose “Change this session”. Type the new date and why it changes, and say whether later sessions follow by as many days.',
      'You see what moves and what clashes before anything is saved. Sessions keep their order, and a forum never has two on one day.',
      'Whoever has answered is asked again, for they answered for the old date. If the session is confirmed, say whether the team and the venue can do the new one. If you do not know yet, it goes back to planned. Everybody who was invited is told in either case, and so is the team.',
      'If there is no new date yet, choose “Cancel or postpone this session”, then “Postpone it”. Open the session again to give it its new date.',
      'If the session cannot take place at all, cancel it. That cannot be undone.',
    ],
    after:
      'If you call a session off within 48 hours of its start, everybody who meant to come still gets their voucher.',
  },
]
