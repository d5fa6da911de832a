import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { sha256 } from '#app/domain/shared/ids.ts'
import { formTokenOf } from '#app/http/form-token.server.ts'
import { openSession } from '#app/http/session.server.ts'
import { signInSessions } from '#db/schema/index.ts'
import { rows } from './db.ts'

const ORIGIN = 'http://localhost:3000'
let keys = 0

/** A fresh submission key, as a shown form carries one. */
export const submissionKey = () => `form-key-${String(++keys).padStart(20, '0')}`

/** The cookie of somebody who has just signed in with all factors. */
export async function cookieOf(person: { id: string } | null): Promise<string> {
  if (!person) return ''
  const proved = { stage: 'full', method: 'passkey' } as const
  const cookie = await openSession(new Request(`${ORIGIN}/sign-in`), person.id, proved)
  return cookie.split(';')[0] ?? ''
}

/** What a form shown under this cookie's sign-in carries; empty for nobody. */
export async function formTokenFor(cookie: string): Promise<string> {
  const id = sha256(cookie.split('=')[1] ?? '')
  const [session] = await rows().select().from(signInSessions).where(eq(signInSessions.id, id))
  return session ? formTokenOf(session) : ''
}

type Who = { id: string } | null

/** Arguments of a loader, for a request of this person. */
export async function get(path: string, who: Who, params: Record<string, string> = {}): Promise<LoaderFunctionArgs> {
  const request = new Request(`${ORIGIN}${path}`, { headers: { Cookie: await cookieOf(who), 'X-Request-Id': 'test' } })
  return { request, params, context: { nonce: 'test' } }
}

/** Arguments of an action, for a form posted by this person. A submission key is added unless one is given. */
export async function post(
  path: string,
  who: Who,
  fields: Record<string, string | string[]>,
  params: Record<string, string> = {},
): Promise<ActionFunctionArgs> {
  const body = new URLSearchParams()
  const cookie = await cookieOf(who)
  const keys = { 'form-token': await formTokenFor(cookie), submission: submissionKey() }
  for (const [name, value] of Object.entries({ ...keys, ...fields })) {
    for (const one of [value].flat()) body.append(name, one)
  }
  const headers = { Cookie: cookie, 'X-Request-Id': 'test' }
  return {
    request: new Request(`${ORIGIN}${path}`, { method: 'POST', headers, body }),
    params,
    context: { nonce: 'test' },
  }
}
