import type { Permission } from './permissions.ts'

/**
 * Who may call a route with a method. `public`: anyone. `signed-in`: any active person. `signing-in`: somebody who has
 * proved a password and still owes the second factor. `any-stage`: either of the two. `visitor`: a participant who
 * followed their private link, never somebody of the staff. `demonstration`: anyone, in demonstration mode only; elsewhere
 * the route does not exist.
 */
export type RouteRule = Permission | 'public' | 'signed-in' | 'signing-in' | 'any-stage' | 'visitor' | 'demonstration'
export type RouteRules = { GET?: RouteRule; POST?: RouteRule }

/**
 * The role × route × method table, by route file. A route that is not here does not exist, a method that is not here
 * is refused; `permissions.ts` says which roles carry each permission.
 */
const table: Record<string, RouteRules> = {
  root: { GET: 'public' },
  'routes/_index': { GET: 'signed-in' },
  'routes/$': { GET: 'signed-in', POST: 'signed-in' },
  'routes/sign-in._index': { GET: 'public', POST: 'public' },
  'routes/sign-in.passkey': { GET: 'public', POST: 'public' },
  'routes/sign-in.code': { GET: 'signing-in', POST: 'signing-in' },
  'routes/set-up': { GET: 'signing-in', POST: 'signing-in' },
  'routes/reset._index': { GET: 'public', POST: 'public' },
  'routes/reset.$token': { GET: 'public', POST: 'public' },
  'routes/confirm': { GET: 'signed-in', POST: 'signed-in' },
  'routes/account._index': { GET: 'signed-in', POST: 'signed-in' },
  'routes/account.stay': { GET: 'signed-in' },
  'routes/account.password': { GET: 'signed-in', POST: 'signed-in' },
  'routes/account.app': { GET: 'signed-in', POST: 'signed-in' },
  'routes/account.passkeys': { GET: 'signed-in', POST: 'signed-in' },
  'routes/account.codes._index': { GET: 'signed-in', POST: 'signed-in' },
  'routes/account.codes.download': { POST: 'any-stage' },
  'routes/sign-out': { GET: 'public', POST: 'public' },
  'routes/invitation.$token': { GET: 'public', POST: 'public' },
  'routes/help._index': { GET: 'public' },
  'routes/help.$part': { GET: 'public' },
  'routes/accessibility': { GET: 'public' },
  'routes/privacy': { GET: 'public' },
  'routes/cookies': { GET: 'public' },
  'routes/people._index': { GET: 'people:manage' },
  'routes/people.new': { GET: 'people:manage', POST: 'people:manage' },
  'routes/people.$person._index': { GET: 'people:manage', POST: 'people:manage' },
  'routes/people.$person.grants': { GET: 'grant:give', POST: 'grant:give' },
  'routes/people.$person.leave': { GET: 'people:manage', POST: 'people:manage' },
  'routes/people.$person.start-again': { GET: 'people:manage', POST: 'people:manage' },
  'routes/people.approvals': { GET: 'grant:approve', POST: 'grant:approve' },
  'routes/people.letters': { GET: 'people:manage', POST: 'people:manage' },
  'routes/people.review': { GET: 'access:review', POST: 'access:review' },
  'routes/break-glass._index': { GET: 'break-glass:open', POST: 'break-glass:open' },
  'routes/break-glass.$opening': { GET: 'break-glass:open', POST: 'break-glass:open' },
  'routes/audit._index': { GET: 'audit:view' },
  'routes/audit[.]csv': { POST: 'audit:export' },

  'routes/forums._index': { GET: 'forum:view' },
  'routes/forums.new': { GET: 'forum:manage', POST: 'forum:manage' },
  'routes/forums.$forum._index': { GET: 'forum:view' },
  'routes/forums.$forum.settings': { GET: 'forum:manage', POST: 'forum:manage' },
  'routes/forums.$forum.participants._index': { GET: 'participant:view', POST: 'participant:manage' },
  'routes/forums.$forum.participants.new': { GET: 'participant:manage', POST: 'participant:manage' },
  'routes/forums.$forum.participants.import._index': { GET: 'participant:manage', POST: 'participant:manage' },
  'routes/forums.$forum.participants.import[.]csv': { GET: 'participant:manage' },
  'routes/forums.$forum.participants.import.$import': { GET: 'participant:manage', POST: 'participant:manage' },
  'routes/forums.$forum.sessions': { GET: 'session:plan', POST: 'session:plan' },
  'routes/forums.$forum.rhythm': { GET: 'session:plan', POST: 'session:plan' },
  'routes/participants.$reference._index': { GET: 'participant:view', POST: 'participant:manage' },
  'routes/participants.$reference.agreement': { GET: 'agreement:keep', POST: 'agreement:keep' },
  'routes/participants.$reference.contact': { GET: 'contact:keep', POST: 'contact:keep' },
  'routes/participants.$reference.reveal': { GET: 'contact:reveal', POST: 'contact:reveal' },
  'routes/participants.$reference.adjustments': { GET: 'participant:view', POST: 'participant:manage' },
  'routes/participants.$reference.do-not-meet': { GET: 'participant:manage', POST: 'participant:manage' },
  'routes/participants.$reference.link': { GET: 'link:send', POST: 'link:send' },
  'routes/participants.$reference.data': { GET: 'data-request:take', POST: 'data-request:take' },
  'routes/contact-tasks._index': { GET: 'contact:keep' },
  'routes/contact-tasks.$task': { GET: 'contact:keep', POST: 'contact:keep' },
  'routes/hide-names': { POST: 'signed-in' },

  'routes/agreement._index': { GET: 'agreement:keep' },
  'routes/agreement.words': { GET: 'agreement:word', POST: 'agreement:word' },
  'routes/p.$token': { GET: 'public', POST: 'public' },
  'routes/p._index': { GET: 'visitor' },
  'routes/p.word': { GET: 'visitor', POST: 'visitor' },
  'routes/p.next': { GET: 'visitor', POST: 'visitor' },
  'routes/p.agenda': { GET: 'visitor', POST: 'visitor' },
  'routes/p.wording': { GET: 'visitor', POST: 'visitor' },
  'routes/p.calendar': { GET: 'visitor' },
  'routes/p.agreement': { GET: 'visitor', POST: 'visitor' },
  'routes/p.contact': { GET: 'visitor', POST: 'visitor' },
  'routes/p.needs': { GET: 'visitor', POST: 'visitor' },
  'routes/p.changes': { GET: 'visitor' },
  'routes/p.data._index': { GET: 'visitor', POST: 'visitor' },
  'routes/p.data.copy': { POST: 'visitor' },
  'routes/p.leaving': { GET: 'public', POST: 'public' },

  'routes/data.map._index': { GET: 'data-map:view' },
  'routes/data.map[.]xlsx': { GET: 'data-map:view' },
  'routes/data.assessment': { GET: 'data-map:view' },
  'routes/data.retention': { GET: 'retention:view', POST: 'retention:hold' },
  'routes/data.requests._index': { GET: 'data-request:settle' },
  'routes/data.requests.$request._index': { GET: 'data-request:settle', POST: 'data-request:settle' },
  'routes/data.requests.$request.pack': { POST: 'data-request:take' },
  'routes/data.keys': { GET: 'keys:view', POST: 'keys:rotate' },

  'routes/sessions.$session._index': { GET: 'session:view' },
  'routes/sessions.$session.change': { GET: 'session:plan', POST: 'session:plan' },
  'routes/sessions.$session.cancel': { GET: 'session:plan', POST: 'session:plan' },
  'routes/sessions.$session.team': { GET: 'session:team', POST: 'session:team' },
  'routes/sessions.$session.cover': { GET: 'session:team', POST: 'session:team' },
  'routes/sessions.$session.place': { GET: 'session:prepare', POST: 'session:prepare' },
  'routes/sessions.$session.preparation': { GET: 'session:prepare', POST: 'session:prepare' },
  'routes/sessions.$session.messages': { GET: 'session:invite', POST: 'session:invite' },
  'routes/sessions.$session.calls': { GET: 'session:invite', POST: 'session:invite' },
  'routes/sessions.$session.agenda._index': { GET: 'agenda:view', POST: 'agenda:keep' },
  'routes/sessions.$session.agenda.print': { GET: 'agenda:view' },
  'routes/sessions.$session.day': { GET: 'day:keep', POST: 'day:keep' },
  'routes/sessions.$session.round': { GET: 'day:keep', POST: 'day:keep' },
  'routes/sessions.$session.paper': { GET: 'day:keep' },
  'routes/sessions.$session.typed-in': { GET: 'day:keep', POST: 'day:keep' },
  'routes/sessions.$session.disclosure': { GET: 'disclosure:note', POST: 'disclosure:note' },
  'routes/sessions.$session.welfare': { GET: 'welfare:view', POST: 'welfare:settle' },
  'routes/sessions.$session.write-up': { GET: 'write-up:keep', POST: 'write-up:keep' },
  'routes/cover': { GET: 'cover:answer', POST: 'cover:answer' },
  'routes/welfare._index': { GET: 'welfare:view' },
  'routes/welfare.$followUp._index': { GET: 'welfare:settle', POST: 'welfare:settle' },
  'routes/welfare.$followUp.reveal': { GET: 'welfare:reveal', POST: 'welfare:reveal' },
  'routes/calendar._index': { GET: 'calendar:view' },
  'routes/calendar.print': { GET: 'calendar:view' },
  'routes/calendar.feed._index': { GET: 'calendar:view', POST: 'calendar:view' },
  'routes/feed.$token': { GET: 'public' },
  'routes/calendar.dates': { GET: 'calendar:replace', POST: 'calendar:replace' },
  'routes/venues._index': { GET: 'venue:view' },
  'routes/venues.new': { GET: 'venue:keep', POST: 'venue:keep' },
  'routes/venues.$venue': { GET: 'venue:view', POST: 'venue:keep' },

  'routes/sessions.$session.register': { GET: 'register:keep', POST: 'register:keep' },
  'routes/sessions.$session.vouchers': { GET: 'voucher:issue', POST: 'voucher:issue' },
  'routes/sessions.$session.points._index': { GET: 'point:record', POST: 'point:record' },
  'routes/sessions.$session.points.import._index': { GET: 'point:record', POST: 'point:record' },
  'routes/sessions.$session.points.import.$import': { GET: 'point:record', POST: 'point:record' },

  'routes/vouchers._index': { GET: 'voucher:view' },
  'routes/vouchers.batches.new': { GET: 'voucher:receive', POST: 'voucher:receive' },
  'routes/vouchers.batches.$batch': { GET: 'voucher:view' },

  'routes/points': { GET: 'point:view' },
  'routes/codebook': { GET: 'codebook:view' },
  'routes/tagging': { GET: 'point:tag', POST: 'point:tag' },

  'routes/reports._index': { GET: 'report:read' },
  'routes/reports.new': { GET: 'report:draft', POST: 'report:draft' },
  'routes/reports.drafts.$report': { GET: 'report:review', POST: 'report:review' },
  'routes/reports.$number': { GET: 'report:read' },
  'routes/reports.$number[.]csv': { GET: 'report:read' },

  'routes/demo._index': { GET: 'demonstration', POST: 'demonstration' },
  'routes/demo.mail': { GET: 'demonstration' },
  'routes/bench': { GET: 'public' },
}

/** The rules of a route of the build, or undefined when the table does not name it. */
export function rulesFor(routeId: string): RouteRules | undefined {
  return Object.hasOwn(table, routeId) ? table[routeId] : undefined
}

export const routeTable: Readonly<Record<string, RouteRules>> = table
