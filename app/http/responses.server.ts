import { createCookie, redirect } from '@remix-run/node'
import { config } from '#app/config.server.ts'

/** One line to show on the next page, once. Our own words only, never what somebody typed. */
const noticeCookie = createCookie(config.secureCookies ? '__Host-notice' : 'notice', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: config.secureCookies,
  maxAge: 60,
})

/** What the next page says: that something was done, or something important that did not go well. */
export type Notice = string | { important: string }

/** 303 to the page that shows the result, with a notice for it. */
export async function seeOther(to: string, notice?: Notice, headers: Headers = new Headers()) {
  if (notice) headers.append('Set-Cookie', await noticeCookie.serialize(notice))
  return redirect(to, { status: 303, headers })
}

/** The notice that came with a request, and the Set-Cookie that clears it. */
export async function takeNotice(request: Request): Promise<{ notice: Notice | null; headers: Headers }> {
  const notice = noticeIn(await noticeCookie.parse(request.headers.get('Cookie')))
  const headers = new Headers()
  if (notice) headers.append('Set-Cookie', await noticeCookie.serialize('', { maxAge: 0 }))
  return { notice, headers }
}

function noticeIn(value: unknown): Notice | null {
  if (typeof value === 'string') return value.slice(0, 300)
  const isImportant = typeof value === 'object' && value !== null && 'important' in value
  return isImportant && typeof value.important === 'string' ? { important: value.important.slice(0, 300) } : null
}

/**
 * A path of our own to go to after signing in, or `/`. Refuses other origins in every spelling browsers accept
 * (security.md WEB-06).
 */
export function safePath(target: string | null): string {
  if (!target || !/^\/(?![/\\])[A-Za-z0-9/_.~?=&%+-]*$/.test(target) || /%(5c|2f)/i.test(target)) return '/'
  const resolved = new URL(target, config.origin)
  const path = resolved.pathname + resolved.search
  // `/.//host` stays with us here, but what is left when the dots are gone leads away.
  return resolved.origin === config.origin.origin && !path.startsWith('//') ? path : '/'
}
