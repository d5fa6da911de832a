import { json } from '@remix-run/node'
import { UNPRINTABLE } from '#app/domain/shared/fields.ts'
import { FIELD_LIMIT } from './body-limits.ts'
import { FORM_TOKEN } from './form-token.server.ts'

/** What was typed into a form whose sign-in had ended, to be sent again; null when it cannot be, or must not be, shown. */
export type KeptTyping = { fields: [name: string, value: string][] | null }

/** Characters beyond which nothing is kept: more than any form of ours holds. */
const KEPT_LIMIT = 128 * 1024
/** Addresses whose forms hold secrets: nothing that was typed there goes back into a page. */
const SECRET_PATHS = /^\/(account|confirm|invitation|p|reset|set-up|sign-in)(\/|$)/i
const SECRET_FIELDS = /password|secret|token|credential|passkey|recovery|challenge|(^|[-_])code$/i
/** What each shown form brings afresh. */
const FORM_KEYS: readonly string[] = [FORM_TOKEN, 'submission']

/** A second look at what a form holds, for when its first reader finds that the sign-in has ended. Never of files. */
export function secondLook(request: Request): Request | null {
  const type = request.headers.get('Content-Type') ?? ''
  return type.startsWith('application/x-www-form-urlencoded') ? request.clone() : null
}

/**
 * The answer to a form whose sign-in has ended: nothing was saved, and what was typed comes back so that it can be sent
 * again (product.md, "Nobody loses typing").
 */
export async function signedOutAnswer(form: Request | null): Promise<Response> {
  return json<KeptTyping>({ fields: form && (await keptFields(form)) }, { status: 401 })
}

async function keptFields(form: Request): Promise<KeptTyping['fields']> {
  if (SECRET_PATHS.test(new URL(form.url).pathname)) return null
  const data = await form.formData().catch(() => new FormData())
  const fields = [...data].flatMap(([name, value]): [string, string][] =>
    typeof value !== 'string' || FORM_KEYS.includes(name) || SECRET_FIELDS.test(name) ? [] : [[name, value]],
  )
  const length = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  const isOurs = fields.length <= FIELD_LIMIT && !fields.flat().some((text) => UNPRINTABLE.test(text))
  return length <= KEPT_LIMIT && isOurs ? fields : null
}
