import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '#test/support/server.ts'

/** The service behind https, as it really runs: a proxy in front of it speaks http to it. */
let server: TestServer
beforeAll(async () => {
  server = await startServer({ env: { ORIGIN: 'https://forums.example.org' } })
}, 120_000)
afterAll(() => server.stop())

const attributes = (cookie: string) => cookie.split('; ').slice(1).sort()
const sizeOf = (cookie: string) => Buffer.byteLength(cookie.split(';')[0] ?? '')

async function openAccount(): Promise<string[]> {
  const fields = { submission: 'a-submission-key-of-24-ch', name: 'First', email: 'first@example.org' }
  const body = new URLSearchParams({ ...fields, password: 'quite different river lanterns' })
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  const answer = await fetch(server.firstLink ?? '', { method: 'POST', body, headers, redirect: 'manual' })
  expect(answer.status).toBe(303)
  return answer.headers.getSetCookie()
}

describe('SES-05 cookies behind https', () => {
  it('are for this host alone, out of reach of scripts, and small', async () => {
    const set = await openAccount()
    const session = set.find((cookie) => cookie.startsWith('__Host-session='))
    expect(session).toMatch(/^__Host-session=[\w-]{43};/)
    expect(attributes(session ?? '')).toEqual(['HttpOnly', 'Max-Age=28800', 'Path=/', 'SameSite=Lax', 'Secure'])
    const sent = (session ?? '').split(';')[0] ?? ''
    const headers = { Cookie: sent, 'Sec-Fetch-Site': 'same-origin' }
    const out = await fetch(`${server.origin}/sign-out`, { method: 'POST', headers, redirect: 'manual' })
    const all = [...set, ...out.headers.getSetCookie()]
    for (const cookie of all) {
      expect(cookie).toMatch(/^__Host-(session|notice)=/)
      expect(attributes(cookie)).toEqual(expect.arrayContaining(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']))
      expect(cookie).not.toMatch(/Domain=/i)
      expect(sizeOf(cookie)).toBeLessThan(4096)
    }
    expect(all.some((cookie) => /^__Host-session=; .*Max-Age=0/.test(cookie))).toBe(true)
  })

  it('a cookie under the name without the prefix signs nobody in', async () => {
    const secret = (await fetch(`${server.origin}/sign-in`)).headers.get('x-request-id') ?? ''
    const page = await fetch(`${server.origin}/account`, {
      headers: { Cookie: `session=${secret}` },
      redirect: 'manual',
    })
    expect(page.status).toBe(302)
  })
})
