import { keyedDigest, sameText } from '#app/crypto/digests.server.ts'
import type { FieldError } from '#app/domain/shared/result.ts'
import { sessionOf } from './session.server.ts'

export const FORM_TOKEN = 'form-token'

/** What a form must bring back to be taken under this sign-in (security.md WEB-01); it outlives a rotated secret. */
export const formTokenOf = ({ handle }: { handle: string }) => keyedDigest('form', handle)

/** Why a form may not be taken under this sign-in; null when it may. Before anybody is signed in nothing is asked. */
export async function foreignForm(request: Request, token: unknown): Promise<FieldError | null> {
  const session = await sessionOf(request)
  if (!session) return null
  if (typeof token === 'string' && sameText(token, formTokenOf(session))) return null
  const message = 'This page was opened before you signed in this time. Nothing was saved. Check it and send it again.'
  return { field: '', message }
}
