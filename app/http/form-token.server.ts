import { keyedDigest, sameText } from '#app/crypto/digests.server.ts'
import { isParticipantPath } from '#app/domain/links/status.ts'
import type { FieldError } from '#app/domain/shared/result.ts'
import { sessionOf } from './session.server.ts'
import { visitOf, visitTokenOf } from './visit.server.ts'

export const FORM_TOKEN = 'form-token'

/** What a form must bring back to be taken under this sign-in (security.md WEB-01); it outlives a rotated secret. */
export const formTokenOf = ({ handle }: { handle: string }) => keyedDigest('form', handle)

/** Why a form may not be taken under this sign-in, or this visit; null when it may. Before there is one nothing is asked. */
export async function foreignForm(request: Request, token: unknown): Promise<FieldError | null> {
  const expected = await expectedToken(request)
  if (expected === null || (typeof token === 'string' && sameText(token, expected))) return null
  const message = 'This page was opened before you signed in this time. Nothing was saved. Check it and send it again.'
  const ofVisit =
    'This page was opened before you opened your link this time. Nothing was saved. Check it and send it again.'
  return { field: '', message: isParticipantPath(new URL(request.url).pathname) ? ofVisit : message }
}

/** What forms of this request carry; null before anybody is signed in, or has followed their link. */
export async function expectedToken(request: Request): Promise<string | null> {
  if (isParticipantPath(new URL(request.url).pathname)) {
    const visit = await visitOf(request)
    return visit && visitTokenOf(visit)
  }
  const session = await sessionOf(request)
  return session && formTokenOf(session)
}
