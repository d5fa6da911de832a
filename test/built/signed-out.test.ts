import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '#test/support/server.ts'
import { formTokenOnServer, signedInCookie } from '#test/support/signed-in.ts'

const NOON = '2026-11-19T12:00:00Z'
const LATER = '2026-11-19T12:30:00Z'
let server: TestServer
beforeAll(async () => {
  server = await startServer({ now: NOON })
}, 120_000)
afterAll(() => server.stop())

const KEY = 'a-submission-key-of-24-ch'
type Fields = Record<string, string>

function send(path: string, fields: Fields, { cookie = '', headers = {} as Fields } = {}) {
  const body = new URLSearchParams({ submission: KEY, ...fields })
  const all = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', ...headers }
  return fetch(server.origin + path, { method: 'POST', body, redirect: 'manual', headers: all })
}

const hidden = (html: string) =>
  [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ])
const typed = (html: string) => hidden(html).filter(([name]) => !['form-token', 'submission'].includes(name ?? ''))

describe('SES-04 a form whose sign-in has ended', () => {
  it('is not taken, and carries all that was typed so that it can be sent again', async () => {
    const cookie = signedInCookie(server.dataFolder, 'commissioner', NOON)
    server.setClock(LATER)
    const answer = await send('/forums/new', { name: 'Older "people" & <others>' }, { cookie })
    const page = await answer.text()
    expect(answer.status).toBe(401)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(page).toContain('<title>You have been signed out – Victim Voice Forum</title>')
    expect(page).toContain('nothing was saved')
    expect(page).toContain('href="/sign-in" target="_blank" rel="noopener"')
    expect(typed(page)).toEqual([['name', 'Older &quot;people&quot; &amp; &lt;others&gt;']])
    expect(hidden(page).find(([name]) => name === 'submission')?.[1]).not.toBe(KEY)

    const again = await send('/forums/new', { name: 'Older people', 'form-token': '' }, { cookie })
    expect([again.status, typed(await again.text())]).toEqual([401, [['name', 'Older people']]])
    server.setClock(NOON)
  })

  it('comes back as the ordinary form when somebody is signed in again, and is then taken', async () => {
    const cookie = signedInCookie(server.dataFolder, 'commissioner', NOON)
    const refused = await send('/forums/new', { name: 'Older people', 'form-token': '' }, { cookie })
    const page = await refused.text()
    expect(refused.status).toBe(400)
    expect(page).toContain('This page was opened before you signed in this time.')
    expect(page).toContain('value="Older people"')
    const token = formTokenOnServer(server.dataFolder, 'per_test_commissioner')
    expect(hidden(page)).toContainEqual(['form-token', token])
    const taken = await send('/forums/new', { name: 'Older people', 'form-token': token }, { cookie })
    expect(taken.status).toBe(303)
  })

  it('never carries a secret, a file or more than a form of ours holds', async () => {
    const secrets = await send('/forums/new', {
      name: 'A',
      password: 'p1',
      'new-password': 'p2',
      code: 'c',
      'recovery-code': 'r',
    })
    expect(typed(await secrets.text())).toEqual([['name', 'A']])
    const account = await send('/account', { intent: 'end-others', note: 'typed' })
    expect([account.status, typed(await account.text())]).toEqual([401, []])
    const long = await send('/forums/new', { name: 'x'.repeat(200_000) })
    expect([long.status, typed(await long.text())]).toEqual([401, []])
    const body = new FormData()
    body.set('file', new Blob(['secret,lines']), 'points.csv')
    const headers = { 'Sec-Fetch-Site': 'same-origin' }
    const file = await fetch(`${server.origin}/sessions/x/points/import`, { method: 'POST', body, headers })
    const page = await file.text()
    expect([file.status, typed(page)]).toEqual([401, []])
    expect(page).not.toContain('secret,lines')
  })

  it('is not shown to another site that sent it', async () => {
    const answer = await send('/forums/new', { name: 'A' }, { headers: { 'Sec-Fetch-Site': 'cross-site' } })
    expect([answer.status, await answer.text()]).toEqual([403, expect.not.stringContaining('name="name"')])
  })
})

describe('SES-06 signed-in pages', () => {
  it('are never stored, and signing out asks the browser to forget', async () => {
    const cookie = signedInCookie(server.dataFolder, 'board', NOON)
    for (const path of ['/', '/account', '/account/stay', '/reports', '/no/such/page', '/people']) {
      const { headers } = await fetch(server.origin + path, { headers: { Cookie: cookie } })
      expect(headers.get('cache-control'), path).toBe('no-store')
    }
    const out = await send('/sign-out', {}, { cookie })
    expect(out.status).toBe(303)
    expect(out.headers.get('clear-site-data')).toBe('"cache"')
    expect(out.headers.getSetCookie().join()).toMatch(/session=; .*Max-Age=0/)
    const back = await fetch(`${server.origin}/account`, { headers: { Cookie: cookie }, redirect: 'manual' })
    expect(back.headers.get('location')).toBe('/sign-in?next=%2Faccount')
  })

  it('say when they end: at once only when the absolute end is near (WCAG 2.2.1)', async () => {
    const cookie = signedInCookie(server.dataFolder, 'board', NOON)
    const page = await (await fetch(`${server.origin}/account`, { headers: { Cookie: cookie } })).text()
    expect(page).toContain('app-idle--after-12')
    expect(page).toContain('You will be signed out at 12:14pm, unless you stay signed in.')
    expect(page).toContain('For safety you are signed out after 15 minutes without a click.')
    expect(page).toMatch(/href="\/account\/stay" target="_blank" rel="noopener"/)
    expect(await (await fetch(`${server.origin}/help`)).text()).not.toContain('app-idle')
  })
})

describe('AUT-07 headers that a client makes up', () => {
  it('change neither the id of a request nor where it came from', async () => {
    const made = { 'X-Request-Id': 'made-up', 'X-Client-Address': '203.0.113.9', 'X-Forwarded-For': '203.0.113.9' }
    const { headers } = await fetch(`${server.origin}/help`, { headers: made })
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    await send('/sign-in', { email: 'nobody@example.org', password: 'not the right one at all' }, { headers: made })
    expect(server.log.join('\n')).not.toContain('made-up')
  })
})
