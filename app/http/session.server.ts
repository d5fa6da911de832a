import { AsyncLocalStorage } from 'node:async_hooks'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import { now, onMachineClock } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { findPerson, type Person } from '#app/domain/accounts/queries.server.ts'
import { newSecret, sha256 } from '#app/domain/shared/ids.ts'
import {
  endSignIn,
  extendSignIn,
  openSignIn,
  type RenewalEvent,
  renewSignIn,
} from '#app/domain/sign-in/commands.server.ts'
import { findSignIn, type SignIn } from '#app/domain/sign-in/queries.server.ts'
import { ABSOLUTE_HOURS, isEnoughFor, isOver, minutesAfter, NOTED_SECONDS } from '#app/domain/sign-in/rules.ts'
import type { SignInMethod, SignInStage } from '#app/domain/sign-in/status.ts'
import { deviceOf } from './device.server.ts'

/**
 * The only file that knows lucia. lucia hands our adapter the cookie's value as the session id; the adapter stores and
 * looks up its SHA-256, and enforces idle and absolute limits on our own clock (security.md, standing decisions).
 */
const adapter: Adapter = {
  async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const row = await liveSignIn(sha256(id))
    if (!row) return [null, null]
    const session = { id, userId: row.personId, expiresAt: renewalClock(row), attributes: { found: row } }
    return [session, { id: row.personId, attributes: {} }]
  },
  setSession: ({ id, userId, attributes: { opening } }) => {
    if (!opening) return Promise.reject(new Error('a session is opened with openSession'))
    const { requestId, ...facts } = opening
    return openSignIn({ id: sha256(id), personId: userId, ...facts }, now(), requestId)
  },
  updateSessionExpiration: (id) => extendSignIn(sha256(id), now()),
  deleteSession: (id) => endSignIn(sha256(id), now()),
  getUserSessions: () => Promise.reject(new Error('not used')),
  deleteUserSessions: () => Promise.reject(new Error('not used')),
  deleteExpiredSessions: () => Promise.reject(new Error('not used')),
}

/**
 * lucia notes a use once half of a session's life is over, which would leave a click in the first half uncounted. We
 * judge the life ourselves; lucia is told one whose half is over a minute after the last use that was noted.
 */
const LIFE_FOR_LUCIA = new TimeSpan(2, 'h')
const renewalClock = ({ usedAt, idleUntil }: SignIn) =>
  onMachineClock(minutesAfter(usedAt ?? idleUntil, NOTED_SECONDS / 60 + LIFE_FOR_LUCIA.seconds() / 120))

const COOKIE = config.secureCookies ? '__Host-session' : 'session'
const lucia = new Lucia(adapter, {
  sessionExpiresIn: LIFE_FOR_LUCIA,
  sessionCookie: { name: COOKIE, attributes: { secure: config.secureCookies, sameSite: 'lax', path: '/' } },
  getSessionAttributes: ({ found }) => ({ found }),
})

type Opening = { stage: SignInStage; method: SignInMethod | null; device: string; requestId: string }

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia
    DatabaseSessionAttributes: { found?: SignIn; opening?: Opening }
  }
}

/** A session that is over is ended when it is seen, so that no clock set back brings it to life (security.md SES-03). */
async function liveSignIn(id: string): Promise<SignIn | null> {
  const row = await findSignIn(id)
  if (!row) return null
  if (isOver(row, now())) {
    await endSignIn(id, now())
    return null
  }
  const mayBe = row.state === 'active' || (row.state === 'invited' && row.stage === 'set-up')
  return mayBe ? row : null
}

/** Somebody signed in with all factors: who they are with their grants as they are now, and their session. */
export type SignedIn = { person: Person; session: SignIn }

/** What has been found out about the sign-in of the request under way, so that frame and page ask once between them. */
const underWay = new AsyncLocalStorage<{ session?: Promise<SignIn | null>; signedIn?: Promise<SignedIn | null> }>()

/** Middleware: gives a request that only reads a place to remember who is signed in. It is gone with the request. */
export function rememberSignIn(request: { method: string }, _response: unknown, next: () => void): void {
  if (request.method === 'GET' || request.method === 'HEAD') underWay.run({}, next)
  else next()
}

/** The session of this request at whatever stage; null when there is none, or it is over. */
export function sessionOf(request: Request): Promise<SignIn | null> {
  const known = underWay.getStore()
  if (!known) return findSession(request)
  known.session ??= findSession(request)
  return known.session
}

/** Who is signed in with this request with all factors, and with which session; null when nobody is. */
export function signedIn(request: Request): Promise<SignedIn | null> {
  const known = underWay.getStore()
  if (!known) return lookUp(request)
  known.signedIn ??= lookUp(request)
  return known.signedIn
}

export async function signedInPerson(request: Request): Promise<Person | null> {
  return (await signedIn(request))?.person ?? null
}

async function lookUp(request: Request): Promise<SignedIn | null> {
  const session = await sessionOf(request)
  if (session?.stage !== 'full') return null
  const person = await findPerson(session.personId, now())
  if (!person) return null
  const roles = person.grants.map(({ role }) => role)
  if (isEnoughFor(roles, session.method)) return { person, session }
  await endSignIn(session.id, now())
  return null
}

async function findSession(request: Request): Promise<SignIn | null> {
  const id = cookieOf(request)
  if (!id) return null
  const { session } = await lucia.validateSession(id)
  if (!session?.found) return null
  return session.fresh ? findSignIn(session.found.id) : session.found
}

/** Gives the session of the request another idle period, however little of this one is over; null when there is none. */
export async function stayIn(request: Request): Promise<SignIn | null> {
  const session = await sessionOf(request)
  if (!session) return null
  await extendSignIn(session.id, now())
  return findSignIn(session.id)
}

/** Opens a session under a new secret and returns the Set-Cookie value. A session of the same browser ends (SES-02). */
export async function openSession(
  request: Request,
  personId: string,
  { stage, method }: { stage: SignInStage; method: SignInMethod | null },
): Promise<string> {
  await endCurrent(request)
  const opening = { stage, method, device: deviceOf(request), requestId: requestIdOf(request) }
  const session = await lucia.createSession(personId, { opening }, { sessionId: newSecret() })
  return cookieWith(session.id)
}

/**
 * Gives the session of the request a new secret because it proves more now, and returns the Set-Cookie value; null when
 * the session was ended meanwhile. The old secret is dead at once (SES-02).
 */
export async function renewSession(
  request: Request,
  session: SignIn,
  proved: { stage: SignInStage; method: SignInMethod | null; said: RenewalEvent },
): Promise<string | null> {
  const secret = newSecret()
  const result = await renewSignIn(session, { id: sha256(secret), ...proved }, now(), requestIdOf(request))
  return result.ok ? cookieWith(secret) : null
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

function cookieWith(secret: string): string {
  const cookie = lucia.createSessionCookie(secret)
  cookie.attributes.maxAge = ABSOLUTE_HOURS * 3600
  return cookie.serialize()
}

export const requestIdOf = (request: Request) => request.headers.get('X-Request-Id') ?? 'unknown'

/** Our cookie's value, or null. lucia would decode every cookie of the browser, and fail on one that is not ours. */
function cookieOf(request: Request): string | null {
  const header = request.headers.get('Cookie') ?? ''
  return new RegExp(`(?:^|; ?)${COOKIE}=([\\w-]+)(?:;|$)`).exec(header)?.[1] ?? null
}
