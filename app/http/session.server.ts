import { AsyncLocalStorage } from 'node:async_hooks'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import { now, onMachineClock } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { endSignInSession, extendSignInSession, openSignInSession } from '#app/domain/accounts/commands.server.ts'
import { findPerson, findSignInSession, type Person } from '#app/domain/accounts/queries.server.ts'
import { ABSOLUTE_HOURS, IDLE_MINUTES } from '#app/domain/accounts/rules.ts'
import { newSecret, sha256 } from '#app/domain/shared/ids.ts'

/**
 * The only file that knows lucia. lucia hands our adapter the cookie's value as the session id; the adapter stores and
 * looks up its SHA-256, and enforces idle and absolute limits on our own clock (security.md, standing decisions).
 */
const adapter: Adapter = {
  async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const row = await findSignInSession(sha256(id), now())
    if (!row) return [null, null]
    const expiresAt = onMachineClock(row.idleUntil)
    return [
      { id, userId: row.personId, expiresAt, attributes: {} },
      { id: row.personId, attributes: {} },
    ]
  },
  setSession: (session) => openSignInSession(sha256(session.id), session.userId, now(), requestIdOf(session)),
  updateSessionExpiration: (id) => extendSignInSession(sha256(id), now()),
  deleteSession: (id) => endSignInSession(sha256(id), now()),
  getUserSessions: () => Promise.reject(new Error('not used')),
  deleteUserSessions: () => Promise.reject(new Error('not used')),
  deleteExpiredSessions: () => Promise.reject(new Error('not used')),
}

const COOKIE = config.secureCookies ? '__Host-session' : 'session'
const lucia = new Lucia(adapter, {
  sessionExpiresIn: new TimeSpan(IDLE_MINUTES, 'm'),
  sessionCookie: {
    name: COOKIE,
    attributes: { secure: config.secureCookies, sameSite: 'lax', path: '/' },
  },
})

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia
    DatabaseSessionAttributes: { requestId?: string }
  }
}

function requestIdOf(session: DatabaseSession): string {
  return session.attributes.requestId ?? 'unknown'
}

/** What has been found out about the sign-in of the request under way, so that frame and page ask once between them. */
const underWay = new AsyncLocalStorage<{ person?: Promise<Person | null> }>()

/** Middleware: gives a request that only reads a place to remember who is signed in. It is gone with the request. */
export function rememberSignIn(request: { method: string }, _response: unknown, next: () => void): void {
  if (request.method === 'GET' || request.method === 'HEAD') underWay.run({}, next)
  else next()
}

/** Who is signed in with this request, with their grants as they are now; null when nobody is. */
export function signedInPerson(request: Request): Promise<Person | null> {
  const known = underWay.getStore()
  if (!known) return lookUp(request)
  known.person ??= lookUp(request)
  return known.person
}

async function lookUp(request: Request): Promise<Person | null> {
  const id = cookieOf(request)
  if (!id) return null
  const { session } = await lucia.validateSession(id)
  return session ? findPerson(session.userId) : null
}

/** Opens a session under a new secret and returns the Set-Cookie value. A session of the same browser ends (SES-02). */
export async function signIn(request: Request, personId: string): Promise<string> {
  await endCurrent(request)
  const requestId = request.headers.get('X-Request-Id') ?? 'unknown'
  const session = await lucia.createSession(personId, { requestId }, { sessionId: newSecret() })
  const cookie = lucia.createSessionCookie(session.id)
  cookie.attributes.maxAge = ABSOLUTE_HOURS * 3600
  return cookie.serialize()
}

/** Ends the session and returns the Set-Cookie value that clears it. */
export async function signOut(request: Request): Promise<string> {
  await endCurrent(request)
  return lucia.createBlankSessionCookie().serialize()
}

async function endCurrent(request: Request): Promise<void> {
  const id = cookieOf(request)
  if (id) await lucia.invalidateSession(id)
}

/** Our cookie's value, or null. lucia would decode every cookie of the browser, and fail on one that is not ours. */
function cookieOf(request: Request): string | null {
  const header = request.headers.get('Cookie') ?? ''
  return new RegExp(`(?:^|; ?)${COOKIE}=([\\w-]+)(?:;|$)`).exec(header)?.[1] ?? null
}
