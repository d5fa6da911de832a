import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Permission, permissions, type Role, roles, rolesWith } from '#app/domain/access/permissions.ts'
import { type RouteRule, routeTable } from '#app/domain/access/routes.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { signedInCookie } from '#test/support/signed-in.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ now: '2026-11-19T12:00:00Z' })
}, 120_000)
afterAll(() => server.stop())

type Entry = { id: string; path?: string; index?: boolean; parentId?: string; hasLoader: boolean; hasAction: boolean }

/** The routes of the build, as its manifest names them. */
function builtRoutes(): Entry[] {
  const folder = 'build/client/assets'
  const file = readdirSync(folder).find((name) => name.startsWith('manifest-')) ?? ''
  const text = readFileSync(path.join(folder, file), 'utf8')
    .replace(/^window\.__remixManifest=/, '')
    .replace(/;\s*$/, '')
  return Object.values((JSON.parse(text) as { routes: Record<string, Entry> }).routes)
}

/** An address of a route, with something in the place of each parameter that exists nowhere. */
const addressOf = (entry: Entry) =>
  `/${(entry.path ?? '').replace(/:[a-z]+/gi, 'nowhere').replace('*', 'no/such/page')}`

const pages = () => builtRoutes().filter((entry) => entry.id !== 'root')
const ruleOf = (entry: Entry, method: 'GET' | 'POST'): RouteRule | undefined => routeTable[entry.id]?.[method]
const isOpen = (rule: RouteRule | undefined) => rule === 'public'

function call(address: string, { method = 'GET', cookie = '', headers = {} as Record<string, string> } = {}) {
  const body = method === 'POST' ? new URLSearchParams({ submission: 'a-submission-key-of-24-ch' }) : undefined
  const origin: Record<string, string> = method === 'POST' ? { Origin: server.origin } : {}
  return fetch(server.origin + address, {
    method,
    body,
    redirect: 'manual',
    headers: { Cookie: cookie, ...origin, ...headers },
  })
}

describe('AZ-01 the routes of the build', () => {
  it('are all named by the access table, which names no others', () => {
    expect(
      builtRoutes()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(Object.keys(routeTable).sort())
  })

  it('have a rule for each method they answer', () => {
    const without = pages().filter(
      (entry) => (entry.hasLoader && !ruleOf(entry, 'GET')) || (entry.hasAction && !ruleOf(entry, 'POST')),
    )
    expect(without.map(({ id }) => id)).toEqual([])
  })

  it('send anybody signed out to the sign-in page, but for the public list; a form comes back with 401', async () => {
    const wrong: string[] = []
    for (const entry of pages()) {
      for (const method of ['GET', 'POST'] as const) {
        const rule = ruleOf(entry, method)
        if (isOpen(rule) || rule === 'demonstration' || (method === 'POST' && !entry.hasAction)) continue
        const response = await call(addressOf(entry), { method })
        const to = response.headers.get('Location') ?? ''
        const kept = method === 'POST' && response.status === 401 && (await response.text()).includes('signed out')
        if (!kept && (response.status !== 302 || !to.startsWith('/sign-in')))
          wrong.push(`${method} ${addressOf(entry)} → ${response.status} ${to}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('answer each role as the table says: allowed, or 403', async () => {
    const wrong: string[] = []
    for (const role of roles) {
      const cookie = signedInCookie(server.dataFolder, role, '2026-11-19T12:00:00Z')
      for (const entry of pages()) {
        for (const method of ['GET', 'POST'] as const) {
          const problem = await outcome(role, cookie, entry, method)
          if (problem) wrong.push(problem)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('have no data-only answer that a guard does not stand before', async () => {
    const cookie = signedInCookie(server.dataFolder, 'board', '2026-11-19T12:00:00Z')
    const wrong: string[] = []
    for (const entry of pages().filter(({ hasLoader }) => hasLoader)) {
      const rule = ruleOf(entry, 'GET')
      if (rule === undefined || !Object.hasOwn(permissions, rule)) continue
      const allowed = rolesWith(rule as Parameters<typeof rolesWith>[0]).includes('board')
      const response = await call(`${addressOf(entry)}?_data=${encodeURIComponent(entry.id)}`, { cookie })
      if ((response.status === 403) === allowed) wrong.push(`${entry.id} ${response.status}`)
    }
    expect(wrong).toEqual([])
  })
})

/** What is wrong with the answer to one cell of role × route × method; null when it is as the table says. */
async function outcome(role: Role, cookie: string, entry: Entry, method: 'GET' | 'POST'): Promise<string | null> {
  const rule = ruleOf(entry, method)
  if (rule === undefined || !Object.hasOwn(permissions, rule)) return null
  const { status } = await call(addressOf(entry), { method, cookie })
  const allowed = rolesWith(rule as Permission).includes(role)
  const asTold = allowed ? [200, 302, 303, 400, 404].includes(status) : status === 403
  return asTold ? null : `${role} ${method} ${addressOf(entry)} → ${status}`
}

describe('WEB-01 a form sent from elsewhere', () => {
  const cases: [string, Record<string, string>, boolean][] = [
    ['from our own page', { 'Sec-Fetch-Site': 'same-origin' }, true],
    ['from another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.test' }, false],
    ['from a sister address', { 'Sec-Fetch-Site': 'same-site' }, false],
    ['typed by hand', { 'Sec-Fetch-Site': 'none' }, false],
    ['with no origin known', { Origin: 'null' }, false],
    ['by an old browser, from another site', { Origin: 'https://evil.test' }, false],
    ['by an old browser, over another scheme', { Origin: 'https://localhost' }, false],
    ['pretending through a proxy header', { Origin: 'https://evil.test', 'X-Forwarded-Host': 'evil.test' }, false],
  ]
  it.each(cases)('%s is let through: %o %s', async (_what, headers, allowed) => {
    for (const address of ['/sign-in', '/sign-out', '/forums/new', '/reports/1.csv']) {
      const { status } = await call(address, { method: 'POST', headers })
      expect(status === 403, `${address} ${status}`).toBe(!allowed)
    }
  })

  it('with neither header is refused', async () => {
    const response = await fetch(`${server.origin}/sign-in`, { method: 'POST', body: new URLSearchParams({ a: 'b' }) })
    expect(response.status).toBe(403)
  })
})

describe('WEB-05 and WEB-04 headers', () => {
  const expected: [string, RegExp][] = [
    ['strict-transport-security', /^max-age=31536000; includeSubDomains$/],
    ['x-content-type-options', /^nosniff$/],
    ['referrer-policy', /^same-origin$/],
    ['cross-origin-opener-policy', /^same-origin$/],
    ['cross-origin-resource-policy', /^same-origin$/],
    ['permissions-policy', /camera=\(\), microphone=\(\), geolocation=\(\)/],
    ['content-security-policy', /^default-src 'none'; script-src 'nonce-[^']+'; style-src 'self'/],
  ]

  it('are on every answer: pages, redirects, errors, assets, health', async () => {
    const asset = /href="(\/assets\/[^"]+\.css)"/.exec(await (await call('/sign-in')).text())?.[1] ?? ''
    for (const address of [
      '/',
      '/sign-in',
      '/nowhere',
      '/help',
      '/health',
      '/health/ready',
      asset,
      '/assets/none.js',
      '/__manifest',
    ]) {
      const { headers } = await call(address)
      expect(
        expected.filter(([name, value]) => !value.test(headers.get(name) ?? '')),
        address,
      ).toEqual([])
      expect(headers.has('x-powered-by')).toBe(false)
    }
    expect((await call(asset)).headers.get('cache-control')).toContain('immutable')
    expect((await call('/sign-in')).headers.get('cache-control')).toBe('no-store')
  })

  it('carry a nonce that is never used twice, and it is the nonce of the page', async () => {
    const nonces = new Set<string>()
    for (let n = 0; n < 50; n++) {
      const response = await call('/sign-in')
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).not.toContain('unsafe')
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      const scripts = (await response.text()).match(/<script[^>]*>/g) ?? []
      expect(scripts.length).toBeGreaterThan(0)
      expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(50)
  })
})

describe('requests no page of ours makes', () => {
  it('get a plain refusal', async () => {
    expect((await call('/__manifest')).status).toBe(404)
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect((await call('/forums', { method })).status).toBe(405)
    expect((await call(`/?${'x'.repeat(3000)}`)).status).toBe(414)
    const huge = await fetch(`${server.origin}/sign-in`, {
      method: 'POST',
      headers: { Origin: server.origin },
      body: 'x'.repeat(300_000),
    })
    expect(huge.status).toBe(413)
    expect((await call('/demo')).status).toBe(404)
    expect((await call('/bench')).status).toBe(404)
  })

  it('meet pages that say what to do next, and nothing of the inside', async () => {
    const cookie = signedInCookie(server.dataFolder, 'board', '2026-11-19T12:00:00Z')
    const missing = await (await call('/no/such/page', { cookie })).text()
    expect(missing).toContain('Page not found')
    const forbidden = await call('/people', { cookie })
    expect(forbidden.status).toBe(403)
    expect(await forbidden.text()).toContain('ask an administrator')
    const malformed = await fetch(`${server.origin}/sign-in`, {
      method: 'POST',
      headers: { Origin: server.origin, 'Content-Type': 'application/json' },
      body: '{',
    })
    expect(malformed.status).toBe(400)
    expect(await malformed.text()).not.toMatch(/node_modules|Error:|\n\s+at /)
  })
})

describe('the build', () => {
  it('ships no framework script to a page that does not ask for it', async () => {
    const scripts = ((await (await call('/sign-in')).text()).match(/<script[^>]*>/g) ?? []).filter((tag) =>
      tag.includes('src='),
    )
    expect(scripts).toHaveLength(1)
    expect(scripts[0]).toContain('enhance')
  })

  it('has whole styles: no Sass left in them', () => {
    const folder = 'build/client/assets'
    const css = readdirSync(folder)
      .filter((name) => name.endsWith('.css'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      .join('')
    expect(css).not.toContain('$govuk')
    expect(css).not.toContain('GDS Transport')
  })
})
