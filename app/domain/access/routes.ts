import type { Permission } from './permissions.ts'

/**
 * Who may call a route with a method. `public`: anyone. `signed-in`: any active person. `signing-in`: somebody who has
 * proved a password and still owes the second factor. `any-stage`: either of the two. `demonstration`: anyone, in
 * demonstration mode only; elsewhere the route does not exist.
 */
export type RouteRule = Permission | 'public' | 'signed-in' | 'signing-in' | 'any-stage' | 'demonstration'
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
  'routes/help': { GET: 'public' },
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
  'routes/people.review': { GET: 'access:review', POST: 'access:review' },
  'routes/break-glass._index': { GET: 'break-glass:open', POST: 'break-glass:open' },
  'routes/break-glass.$opening': { GET: 'break-glass:open', POST: 'break-glass:open' },
  'routes/audit._index': { GET: 'audit:view' },
  'routes/audit[.]csv': { POST: 'audit:export' },

  'routes/forums._index': { GET: 'forum:view' },
  'routes/forums.new': { GET: 'forum:manage', POST: 'forum:manage' },
  'routes/forums.$forum._index': { GET: 'forum:view' },
  'routes/forums.$forum.settings': { GET: 'forum:manage', POST: 'forum:manage' },
  'routes/forums.$forum.participants': { GET: 'participant:view', POST: 'participant:manage' },
  'routes/forums.$forum.sessions': { GET: 'session:plan', POST: 'session:plan' },
  'routes/participants.$reference': { GET: 'participant:view', POST: 'participant:manage' },

  'routes/sessions.$session._index': { GET: 'session:view' },
  'routes/sessions.$session.change': { GET: 'session:plan', POST: 'session:plan' },
  'routes/sessions.$session.cancel': { GET: 'session:plan', POST: 'session:plan' },
  'routes/sessions.$session.team': { GET: 'session:team', POST: 'session:team' },
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
