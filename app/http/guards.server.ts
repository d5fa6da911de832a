import { redirect } from '@remix-run/node'
import { now } from '#app/clock.server.ts'
import { type Permission, rolesWith } from '#app/domain/access/permissions.ts'
import type { Person } from '#app/domain/accounts/queries.server.ts'
import { type Ctx, grantContext, type KeyRing, type Scope } from '#app/domain/shared/context.ts'
import { Forbidden } from '#app/domain/shared/errors.ts'
import { signedInPerson } from './session.server.ts'

/**
 * Returns the key for one permission, or throws: to the sign-in page when nobody is signed in, Forbidden when no grant
 * of the person carries the permission. The scope is the forums of just those grants that do.
 */
export async function requirePermission<P extends Permission>(request: Request, permission: P): Promise<Ctx<P>> {
  const key = keyOf(await requirePerson(request), permission, request)
  if (!key) throw new Forbidden()
  return key
}

/** Every key of the person signed in, for a page that is a union of what their grants reach. */
export async function requireKeyRing(request: Request): Promise<KeyRing> {
  const person = await requirePerson(request)
  return { key: (permission) => keyOf(person, permission, request) }
}

function keyOf<P extends Permission>(person: Person, permission: P, request: Request): Ctx<P> | null {
  const reaching = person.grants.filter((grant) => rolesWith(permission).includes(grant.role))
  const [first] = reaching
  if (!first) return null
  return grantContext(permission, {
    actor: { id: person.id, name: person.name },
    role: first.role,
    scope: scopeOf(reaching.map((grant) => grant.forumId)),
    now: now(),
    requestId: request.headers.get('X-Request-Id') ?? 'unknown',
  })
}

/**
 * True when a grant of the person carries the permission, on the forum when one is named: for showing a link or a
 * button, never for deciding.
 */
export function mayDo(person: Person, permission: Permission, forumId?: string): boolean {
  return person.grants
    .filter((grant) => forumId === undefined || grant.forumId === null || grant.forumId === forumId)
    .some((grant) => rolesWith(permission).includes(grant.role))
}

export async function requirePerson(request: Request): Promise<Person> {
  const person = await signedInPerson(request)
  if (person) return person
  const { pathname, search } = new URL(request.url)
  const next = request.method === 'GET' && pathname !== '/' ? `?next=${encodeURIComponent(pathname + search)}` : ''
  throw redirect(`/sign-in${next}`)
}

function scopeOf(forumIds: (string | null)[]): Scope {
  const limited = forumIds.filter((id) => id !== null)
  return { forums: limited.length === forumIds.length ? limited : 'all' }
}
