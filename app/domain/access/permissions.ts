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
  'session:view': ['facilitator', 'support', 'analyst', 'commissioner'],
  'session:plan': ['facilitator'],
  'session:team': ['facilitator'],
  'session:remind': ['facilitator'],
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
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

export function rolesWith(permission: Permission): readonly Role[] {
  return permissions[permission]
}
