import { accountGuides, administratorFirstDay, emergencyGuides, keyGuides } from './administrator-guides.ts'
import { afterGuides } from './after-guides.ts'
import { agendaGuides } from './agenda-guides.ts'
import { agreementGuides } from './agreement-guides.ts'
import { calendarGuides, holidayGuides } from './calendar-guides.ts'
import { adjustmentGuides, contactGuides } from './contact-guides.ts'
import { settlingRequests, takingRequests } from './data-request-guides.ts'
import { dayGuides, troubleGuides } from './day-guides.ts'
import { cycleGuides, gettingHelp, neverGuides, roleGuides } from './everybody-guides.ts'
import { hidingGuides, placeGuides } from './facilitator-guides.ts'
import { facilitatorFirstWeek, supportFirstWeek } from './first-week-guides.ts'
import type { Shelf } from './guide.ts'
import { linkGuides } from './link-guides.ts'
import { mail } from './mail-guides.ts'
import { messageGuides } from './message-guides.ts'
import { planningGuides } from './planning-guides.ts'
import { auditGuides, holdingGuides } from './protection-guides.ts'
import { forumGuides, readingGuides, reportGuides, taggingGuides } from './report-guides.ts'
import { signingIn } from './sign-in-guides.ts'
import { supportDay, supportTrouble } from './support-guides.ts'
import { coverGuides, teamGuides } from './team-guides.ts'
import { venueGuides } from './venue-guides.ts'
import { voucherGuides } from './voucher-guides.ts'
import { supporting } from './welfare-guides.ts'
import { writeUpGuides } from './write-up-guides.ts'

/** For whoever reads it, signed in or not. */
export const everybody: Shelf = {
  id: 'everybody',
  title: 'For everybody',
  roles: [],
  parts: [
    { id: 'never-type', title: 'What nobody ever types', guides: neverGuides },
    { id: 'signing-in', title: 'Signing in', guides: signingIn },
    { id: 'six-weeks', title: 'The six weeks, step by step', guides: cycleGuides },
    { id: 'roles', title: 'What each role is for', guides: roleGuides },
    { id: 'get-help', title: 'How to get help', guides: gettingHelp },
  ],
}

const facilitators: Shelf = {
  id: 'facilitators',
  title: 'For facilitators',
  roles: ['facilitator'],
  parts: [
    { id: 'first-week', title: 'Your first week as a facilitator', guides: facilitatorFirstWeek },
    { id: 'dates', title: 'Dates and the calendar', guides: [...planningGuides, ...calendarGuides] },
    { id: 'team-and-venue', title: 'Team, venue and getting ready', guides: [...teamGuides, ...venueGuides] },
    { id: 'messages', title: 'Messages and calls', guides: messageGuides },
    { id: 'agenda', title: 'The agenda', guides: agendaGuides },
    { id: 'session-day', title: 'Session day', guides: [...dayGuides, ...hidingGuides] },
    { id: 'if-something-goes-wrong', title: 'If something goes wrong', guides: troubleGuides },
    { id: 'after-a-session', title: 'After a session', guides: [...afterGuides, ...voucherGuides, ...writeUpGuides] },
    {
      id: 'participants',
      title: 'Your participants',
      guides: [...placeGuides, ...agreementGuides, ...adjustmentGuides],
    },
    { id: 'safe-contact', title: 'Safe contact', guides: contactGuides },
    { id: 'private-links', title: 'Private links', guides: linkGuides },
    { id: 'data-requests', title: 'When somebody asks about their data', guides: takingRequests },
  ],
}

const victimSupport: Shelf = {
  id: 'victim-support',
  title: 'For Victim Support workers',
  roles: ['support'],
  parts: [
    { id: 'support-first-week', title: 'Your first week as a support worker', guides: supportFirstWeek },
    { id: 'support-session-day', title: 'Session day for support workers', guides: [supportDay] },
    {
      id: 'support-if-something-goes-wrong',
      title: 'If something goes wrong for a support worker',
      guides: [supportTrouble],
    },
    { id: 'cover-and-check-ins', title: 'Cover and check-ins', guides: [...coverGuides, ...supporting] },
  ],
}

const mopac: Shelf = {
  id: 'mopac',
  title: 'For MOPAC analysts and commissioners',
  roles: ['analyst', 'commissioner'],
  parts: [
    { id: 'tagging', title: 'Tagging points with themes', guides: taggingGuides },
    { id: 'making-reports', title: 'Making reports', guides: reportGuides },
    { id: 'keeping-forums', title: 'Adding, renaming and pausing a forum', guides: forumGuides },
  ],
}

const readers: Shelf = {
  id: 'board',
  title: 'For the Board and partners',
  roles: ['board', 'partner'],
  parts: [{ id: 'reading-reports', title: 'Reading Board reports', guides: readingGuides }],
}

const administrators: Shelf = {
  id: 'administrators',
  title: 'For administrators',
  roles: ['admin'],
  parts: [
    { id: 'administrator-first-day', title: 'Your first day as an administrator', guides: administratorFirstDay },
    { id: 'accounts', title: 'Accounts and roles', guides: accountGuides },
    { id: 'emergency-access', title: 'Emergency access', guides: emergencyGuides },
    { id: 'mail', title: 'When messages do not arrive', guides: mail },
    { id: 'keys-and-holidays', title: 'Keys and the calendar of holidays', guides: [...keyGuides, ...holidayGuides] },
  ],
}

const protection: Shelf = {
  id: 'data-protection',
  title: 'For the data protection officer',
  roles: ['dpo'],
  parts: [
    { id: 'answering-requests', title: 'Answering requests about data', guides: settlingRequests },
    { id: 'audit-and-alerts', title: 'The audit trail and alerts', guides: auditGuides },
    { id: 'holding-and-removal', title: 'What is held and when it goes', guides: holdingGuides },
  ],
}

/** All of help, in its order: a part stands on one shelf, a guide in one part. */
export const shelves: readonly Shelf[] = [
  everybody,
  facilitators,
  victimSupport,
  mopac,
  readers,
  administrators,
  protection,
]
