/** Roles as product.md names them. `system` is the service itself: seeding, the mail worker, start-up. */
export const roles = ['facilitator', 'support', 'analyst', 'commissioner', 'board', 'partner', 'dpo', 'admin'] as const
export type Role = (typeof roles)[number]

export const roleWords: Record<Role, string> = {
  facilitator: 'Facilitator',
  support: 'Victim Support worker',
  analyst: 'MOPAC analyst',
  commissioner: 'MOPAC commissioner',
  board: 'Programme Board member',
  partner: 'Partner',
  dpo: 'Data protection officer',
  admin: 'Administrator',
}

/**
 * Who may do what. A permission that is not listed for a role is denied.
 * Read it to a policy owner: each line is "this may be done by…".
 */
export const permissions = {
  'home:view': ['facilitator', 'support', 'analyst', 'commissioner', 'board', 'partner', 'dpo', 'admin'],
  'forum:view': ['facilitator', 'analyst', 'commissioner'],
  'forum:manage': ['commissioner'],
  'participant:view': ['facilitator'],
  'participant:manage': ['facilitator'],
  'contact:keep': ['facilitator'],
  'contact:reveal': ['facilitator'],
  'agreement:keep': ['facilitator'],
  'agreement:word': ['dpo'],
  'link:send': ['facilitator'],
  'data-request:take': ['facilitator'],
  'data-request:settle': ['dpo'],
  'data-map:view': ['dpo', 'admin', 'commissioner'],
  'retention:view': ['dpo', 'admin'],
  'retention:hold': ['dpo'],
  'keys:view': ['admin', 'dpo'],
  'keys:rotate': ['admin'],
  /** Nobody's by role: that of a participant behind their private link. */
  'visit:own': [],
  'session:view': ['facilitator', 'support', 'analyst', 'commissioner'],
  'session:plan': ['facilitator'],
  'session:team': ['facilitator'],
  'session:remind': ['facilitator'],
  'calendar:view': ['facilitator', 'support', 'analyst', 'commissioner'],
  'calendar:replace': ['admin'],
  'venue:view': ['facilitator', 'support', 'commissioner'],
  'venue:keep': ['facilitator'],
  'session:prepare': ['facilitator'],
  'session:invite': ['facilitator'],
  'cover:answer': ['support'],
  'agenda:view': ['facilitator', 'support'],
  'agenda:keep': ['facilitator'],
  'day:keep': ['facilitator'],
  'disclosure:note': ['facilitator', 'support'],
  'welfare:view': ['facilitator', 'support'],
  'welfare:settle': ['facilitator', 'support'],
  /** One safe contact detail for a check-in: whoever owns it, while it is open. */
  'welfare:reveal': ['facilitator', 'support'],
  'write-up:keep': ['facilitator'],
  'register:keep': ['facilitator'],
  'voucher:view': ['facilitator', 'commissioner'],
  'voucher:receive': ['facilitator'],
  'voucher:issue': ['facilitator'],
  'point:record': ['facilitator'],
  'point:view': ['facilitator', 'analyst'],
  'codebook:view': ['facilitator', 'analyst', 'commissioner'],
  'point:tag': ['analyst'],
  'report:read': ['facilitator', 'support', 'analyst', 'commissioner', 'board', 'partner', 'dpo'],
  'report:draft': ['analyst'],
  'report:review': ['analyst', 'commissioner'],
  'report:approve': ['analyst', 'commissioner'],
  'report:publish': ['analyst', 'commissioner'],
  'people:manage': ['admin'],
  'grant:give': ['admin'],
  'grant:approve': ['admin'],
  'access:review': ['admin'],
  'break-glass:open': ['admin', 'dpo'],
  'break-glass:watch': ['dpo'],
  'audit:view': ['dpo'],
  'audit:export': ['dpo'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/**
 * Permissions that can hurt most: whoever holds one signs in with a passkey (security.md AUT-11). A permission to reveal
 * contact details belongs here too.
 */
const passkeyPermissions: readonly Permission[] = ['people:manage', 'grant:give', 'break-glass:open', 'audit:view']

/** Whether somebody with these roles has to sign in with a passkey. */
export function needsPasskey(held: readonly Role[]): boolean {
  return passkeyPermissions.some((permission) => held.some((role) => rolesWith(permission).includes(role)))
}

/** Roles that only two administrators together can give (product.md, "Two people"). */
export const twoPersonRoles: readonly Role[] = ['admin', 'dpo']

export function rolesWith(permission: Permission): readonly Role[] {
  return permissions[permission]
}
