import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { keyedDigest } from '#app/crypto/digests.server.ts'
import { findVisit, type Visit } from '#app/domain/links/queries.server.ts'
import { VISIT_MINUTES } from '#app/domain/links/rules.ts'
import { leaveVisit } from '#app/domain/links/visit-commands.server.ts'
import { type Ctx, visitContext } from '#app/domain/shared/context.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import { requestIdOf } from './session.server.ts'

/**
 * The visit of a participant behind their private link: a cookie of its own, of the same strict form as that of staff,
 * and never read anywhere else, nor theirs here (security.md LNK-07).
 */
const COOKIE = config.secureCookies ? '__Host-visit' : 'visit'

/** The visit of a request, at whatever stage; null when there is none, or it is over. */
export async function visitOf(request: Request): Promise<Visit | null> {
  const header = request.headers.get('Cookie') ?? ''
  const secret = new RegExp(`(?:^|; ?)${COOKIE}=([\\w-]+)(?:;|$)`).exec(header)?.[1]
  return secret ? findVisit(sha256(secret), now()) : null
}

/** The key of the participant behind this request; without an open visit there is no such page. */
export async function requireVisit(request: Request): Promise<Ctx<'visit:own'>> {
  const visit = await visitOf(request)
  if (visit?.stage !== 'open') throw new NotFound()
  return visitContext(visit, now(), requestIdOf(request))
}

/** The visit of somebody who followed a link and still owes the agreed word; for anybody else there is no such page. */
export async function requireWordVisit(request: Request): Promise<Visit> {
  const visit = await visitOf(request)
  if (visit?.stage !== 'word') throw new NotFound()
  return visit
}

/** The Set-Cookie value that begins a visit, or its next stage. */
export const visitCookie = (secret: string) => cookieWith(secret, VISIT_MINUTES * 60)

/** Ends the visit of a request, and returns the Set-Cookie value that clears it. */
export async function endVisit(request: Request): Promise<string> {
  const visit = await visitOf(request)
  if (visit) await leaveVisit(visit, { now: now(), requestId: requestIdOf(request) })
  return cookieWith('', 0)
}

function cookieWith(secret: string, seconds: number): string {
  const secure = config.secureCookies ? '; Secure' : ''
  return `${COOKIE}=${secret}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`
}

/** What a form must bring back to be taken under this visit (security.md WEB-01). */
export const visitTokenOf = ({ id }: Pick<Visit, 'id'>) => keyedDigest('form', `visit\0${id}`)
