import { describe, expect, it } from 'vitest'
import { type Permission, permissions, roles, rolesWith } from '#app/domain/access/permissions.ts'
import { routeTable, rulesFor } from '#app/domain/access/routes.ts'

/** The policy once more, by role this time, so that a change to either has to be made twice and on purpose. */
const everybody: Permission[] = ['home:view']
const policy: Record<(typeof roles)[number], Permission[]> = {
  facilitator: [
    ...['forum:view', 'participant:view', 'participant:manage', 'session:view', 'session:plan', 'session:team'],
    ...[
      'session:remind',
      'register:keep',
      'voucher:view',
      'voucher:receive',
      'voucher:issue',
      'point:record',
      'point:view',
    ],
    ...['codebook:view', 'report:read', 'contact:keep', 'contact:reveal', 'agreement:keep', 'link:send'],
    ...['data-request:take', 'calendar:view', 'venue:view', 'venue:keep', 'session:prepare', 'session:invite'],
    ...[
      'agenda:view',
      'agenda:keep',
      'day:keep',
      'disclosure:note',
      'welfare:view',
      'welfare:settle',
      'welfare:reveal',
    ],
    'write-up:keep',
  ] as Permission[],
  support: [
    ...['session:view', 'report:read', 'calendar:view', 'venue:view', 'cover:answer', 'agenda:view'],
    ...['disclosure:note', 'welfare:view', 'welfare:settle', 'welfare:reveal'],
  ] as Permission[],
  analyst: [
    ...['forum:view', 'session:view', 'point:view', 'codebook:view', 'point:tag', 'report:read', 'report:draft'],
    ...['report:review', 'report:approve', 'report:publish', 'calendar:view'],
  ] as Permission[],
  commissioner: [
    ...['forum:view', 'forum:manage', 'session:view', 'voucher:view', 'codebook:view', 'report:read', 'report:review'],
    ...['report:approve', 'report:publish'],
    ...['data-map:view', 'calendar:view', 'venue:view'],
  ] as Permission[],
  board: ['report:read'],
  partner: ['report:read'],
  dpo: [
    ...['report:read', 'audit:view', 'audit:export', 'break-glass:open', 'break-glass:watch', 'agreement:word'],
    ...['data-request:settle', 'data-map:view', 'retention:view', 'retention:hold', 'keys:view'],
  ] as Permission[],
  admin: [
    'calendar:replace',
    'people:manage',
    'grant:give',
    'grant:approve',
    'access:review',
    'break-glass:open',
    'data-map:view',
    'retention:view',
    'keys:view',
    'keys:rotate',
  ],
}

describe('permissions', () => {
  it.each(roles)('of %s are exactly those of the policy', (role) => {
    const granted = (Object.keys(permissions) as Permission[]).filter((permission) =>
      rolesWith(permission).includes(role),
    )
    expect(granted.sort()).toEqual([...everybody, ...policy[role]].sort())
  })

  it.each([
    'participant:view',
    'participant:manage',
    'register:keep',
    'voucher:issue',
    'contact:keep',
    'contact:reveal',
    'agreement:keep',
    'link:send',
  ] as const)('%s, which shows who takes part, is the facilitator’s alone', (permission) =>
    expect(rolesWith(permission)).toEqual(['facilitator']),
  )
})

describe('the route table', () => {
  it('names only permissions that exist', () => {
    const known = [
      ...Object.keys(permissions),
      'public',
      'signed-in',
      'signing-in',
      'any-stage',
      'visitor',
      'demonstration',
    ]
    const named = Object.values(routeTable).flatMap((rules) => Object.values(rules))
    expect(named.filter((rule) => !known.includes(rule))).toEqual([])
  })

  it('AUT-01 opens to everybody no way to an account but a one-time link', () => {
    const open = (method: 'GET' | 'POST') =>
      Object.entries(routeTable).flatMap(([id, rules]) =>
        rules[method] === 'public' ? [id.replace('routes/', '')] : [],
      )
    expect(open('POST').sort()).toEqual(
      [
        'invitation.$token',
        'p.$token',
        'p.leaving',
        'reset.$token',
        'reset._index',
        'sign-in._index',
        'sign-in.passkey',
        'sign-out',
      ].sort(),
    )
    const read = ['accessibility', 'bench', 'feed.$token', 'cookies', 'help._index', 'help.$part', 'privacy', 'root']
    expect(open('GET').sort()).toEqual([...open('POST'), ...read].sort())
  })

  it('denies what it does not name', () => {
    expect(rulesFor('routes/secret')).toBeUndefined()
    expect(rulesFor('__proto__')).toBeUndefined()
    expect(rulesFor('constructor')).toBeUndefined()
  })
})

it.each(['day:keep', 'register:keep', 'session:team', 'cover:answer', 'agenda:keep'] as const)(
  'whoever has %s may view sessions: the home page reads them once for all of these',
  (permission) => {
    expect(rolesWith('session:view')).toEqual(expect.arrayContaining([...rolesWith(permission)]))
  },
)
