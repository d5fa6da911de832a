import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { signIn } from '#app/http/session.server.ts'

const ORIGIN = 'http://localhost:3000'
let keys = 0

/** A fresh submission key, as a shown form carries one. */
export const submissionKey = () => `form-key-${String(++keys).padStart(20, '0')}`

/** The cookie of somebody who has just signed in. */
export async function cookieOf(person: { id: string } | null): Promise<string> {
  if (!person) return ''
  const cookie = await signIn(new Request(`${ORIGIN}/sign-in`), person.id)
  return cookie.split(';')[0] ?? ''
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
  for (const [name, value] of Object.entries({ submission: submissionKey(), ...fields })) {
    for (const one of [value].flat()) body.append(name, one)
  }
  const headers = { Cookie: await cookieOf(who), 'X-Request-Id': 'test' }
  return {
    request: new Request(`${ORIGIN}${path}`, { method: 'POST', headers, body }),
    params,
    context: { nonce: 'test' },
  }
}
