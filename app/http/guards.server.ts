import { redirect } from '@remix-run/node'
import { now } from '#app/clock.server.ts'
import { type Permission, rolesWith } from '#app/domain/access/permissions.ts'
import { noteGrantsUsed, noteRefusal } from '#app/domain/accounts/commands.server.ts'
import type { Person } from '#app/domain/accounts/queries.server.ts'
import {
  type AnyCtx,
  type Confirmed,
  type Ctx,
  confirmed,
  type Grant,
  grantContext,
  type KeyRing,
  type Scope,
} from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { Forbidden, SignInEnded } from '#app/domain/shared/errors.ts'
import type { FieldError } from '#app/domain/shared/result.ts'
import type { SignIn } from '#app/domain/sign-in/queries.server.ts'
import { requestIdOf, type SignedIn, sessionOf, signedIn } from './session.server.ts'

/**
 * Returns the key for one permission, or throws: to the sign-in page when nobody is signed in (a form comes back with
 * what was typed), Forbidden when no grant of the person carries the permission. The scope is the forums of just those grants that do.
 */
export async function requirePermission<P extends Permission>(request: Request, permission: P): Promise<Ctx<P>> {
  const who = await requireSignedIn(request)
  const key = keyOf(who, permission, request)
  if (!key) {
    await noteRefusal(ownKey(who, request), permission)
    throw new Forbidden()
  }
  const today = todayInLondon(key.now)
  const fresh = carrying(who.person.grants, permission).filter((grant) => grant.lastUsedOn !== today)
  if (fresh.length > 0) await noteGrantsUsed(key, fresh)
  return key
}

/**
 * As `requirePermission`, for a page that leads to something grave: whoever has not confirmed themselves in the last
 * five minutes goes to do so, and comes back (security.md AUT-10).
 */
export async function requireConfirmed<P extends Permission>(request: Request, permission: P): Promise<Confirmed<P>> {
  const key = confirmed(await requirePermission(request, permission))
  if (!key) throw toConfirm(request)
  return key
}

const pathOf = (request: Request) => {
  const { pathname, search } = new URL(request.url)
  return pathname + search
}

const toConfirm = (request: Request) => redirect(`/confirm?next=${encodeURIComponent(pathOf(request))}`)

/** What a form says that was sent too long after its sender confirmed themselves: it comes back with all that was typed. */
export function confirmFirst(request: Request): FieldError {
  return {
    field: '',
    message:
      'Confirm that it is you. Open this link in a new tab, confirm, then come back here and send the form again.',
    href: `/confirm?next=${encodeURIComponent(pathOf(request))}`,
  }
}

/** Every key of the person signed in, for a page that is a union of what their grants reach. */
export async function requireKeyRing(request: Request): Promise<KeyRing> {
  const who = await requireSignedIn(request)
  return { key: (permission) => keyOf(who, permission, request) }
}

/** The key with which somebody manages their own account. It opens nothing of anybody else's. */
export async function requireOwnAccount(request: Request): Promise<AnyCtx> {
  return ownKey(await requireSignedIn(request), request)
}

/** As `requireOwnAccount`, for a page that changes factors: a stale confirmation is made good first (AUT-09, AUT-10). */
export async function requireOwnAccountConfirmed(request: Request): Promise<Confirmed<Permission>> {
  const key = confirmed(await requireOwnAccount(request))
  if (!key) throw toConfirm(request)
  return key
}

/** The session of a request at any stage, or throws to the sign-in page: for what reads and changes nothing. */
export async function requireAnyStage(request: Request): Promise<SignIn> {
  const session = await sessionOf(request)
  if (!session) throw redirect('/sign-in')
  return session
}

/**
 * The session of somebody who has proved a password and is at this stage of what is still owed, or throws: to the page
 * of the other stage, home when nothing is owed, or to the sign-in page.
 */
export async function requireSigningIn(request: Request, stage: 'second-factor' | 'set-up'): Promise<SignIn> {
  const session = await sessionOf(request)
  if (session?.stage === stage) return session
  if (!session) throw redirect('/sign-in')
  const { search } = new URL(request.url)
  if (session.stage === 'full') throw redirect('/')
  throw redirect((session.stage === 'set-up' ? '/set-up' : '/sign-in/code') + search)
}

export async function requireSignedIn(request: Request): Promise<SignedIn> {
  const who = await signedIn(request)
  if (who) return who
  if (request.method !== 'GET') throw new SignInEnded()
  throw redirect(pathOf(request) === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(pathOf(request))}`)
}

export async function requirePerson(request: Request): Promise<Person> {
  return (await requireSignedIn(request)).person
}

const carrying = (grants: readonly Grant[], permission: Permission) =>
  grants.filter((grant) => rolesWith(permission).includes(grant.role))

const factsOf = ({ person, session }: SignedIn, request: Request) => ({
  actor: { id: person.id, name: person.name },
  now: now(),
  requestId: requestIdOf(request),
  signIn: {
    id: session.id,
    handle: session.handle,
    confirmedAt: session.confirmedAt,
    namesHidden: session.namesHidden,
    method: session.method,
  },
})

function keyOf<P extends Permission>(who: SignedIn, permission: P, request: Request): Ctx<P> | null {
  const reaching = carrying(who.person.grants, permission)
  const [first] = reaching
  if (!first) return null
  const scope = scopeOf(reaching.map((grant) => grant.forumId))
  return grantContext(permission, { ...factsOf(who, request), role: first.role, scope })
}

function ownKey(who: SignedIn, request: Request): AnyCtx {
  const role = who.person.grants[0]?.role ?? 'system'
  return grantContext('home:view', { ...factsOf(who, request), role, scope: { forums: [] } })
}

/**
 * True when a grant of the person carries the permission, on the forum when one is named: for showing a link or a
 * button, never for deciding.
 */
export function mayDo(person: Person, permission: Permission, forumId?: string): boolean {
  return carrying(person.grants, permission).some(
    (grant) => forumId === undefined || grant.forumId === null || grant.forumId === forumId,
  )
}

function scopeOf(forumIds: (string | null)[]): Scope {
  const limited = forumIds.filter((id) => id !== null)
  return { forums: limited.length === forumIds.length ? limited : 'all' }
}
