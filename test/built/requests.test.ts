import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, builtPages } from '#test/support/manifest.ts'
import { ask, wire } from '#test/support/raw.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { type Visit, visitsOf } from '#test/support/signed-in.ts'
import remixConfig from '../../remix.config.js'

/** What only a scanner, an attacker or a broken client sends. */
const NOW = '2026-11-19T12:00:00Z'
let server: TestServer
let board: Visit
/** A form of which the last byte never comes; it is waited for at the end, because the others need not wait. */
let unfinished: ReturnType<typeof wire>

beforeAll(async () => {
  server = await startServer({ now: NOW })
  unfinished = wire(server.origin, `${head('POST', '/sign-in')}Content-Length: 10\r\n\r\nemail=`)
  board = visitsOf(server.dataFolder, 'board', NOW)[0] ?? { cookie: '', formToken: '' }
}, 60_000)
afterAll(() => server?.stop())

const head = (method: string, target: string) =>
  `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n`
const statusOf = async (...asked: Parameters<typeof ask> extends [string, ...infer R] ? R : never) =>
  (await ask(server.origin, ...asked)).status
const post = (body: string, address = '/sign-in', type = 'application/x-www-form-urlencoded') =>
  ask(server.origin, address, {
    method: 'POST',
    body,
    headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type, 'Content-Length': String(body.length) },
  })
const key = 'submission=a-submission-key-of-24-ch'

describe('WEB-03 the address people typed', () => {
  it.each([
    ...['evil.test', 'localhost.evil.test', 'localhost@evil.test', 'evil.test:80', '127.0.0.1.evil.test', '[::1]'],
    ...['localhost:x', 'localhost:', 'localhost:1:2', ' ', '*', 'localhost/evil', 'localhost, evil.test', 'ⅼocalhost'],
  ])('is not served as %j', async (host) => {
    const headers = { Host: Buffer.from(host).toString('latin1') }
    for (const address of ['/', '/sign-in', '/assets/x.js', '/no/such/page'])
      expect([400, 421]).toContain(await statusOf(address, { headers }))
  })

  const junk: Record<string, string>[] = [
    { 'X-Forwarded-Host': 'evil.test' },
    { 'X-Forwarded-Host': 'evil.test:443', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '443' },
    { 'X-Forwarded-Proto': 'javascript' },
    { Forwarded: 'for=1.2.3.4;host=evil.test;proto=https' },
    { 'X-Forwarded-For': '1.2.3.4, 5.6.7.8', 'X-Real-IP': '1.2.3.4', 'X-Client-Address': '1.2.3.4' },
    { 'X-Original-URL': '/people', 'X-Rewrite-URL': '/people' },
    { 'X-HTTP-Method-Override': 'POST', 'X-Request-Id': 'evil.test' },
    { Referer: 'https://evil.test/', Origin: 'https://evil.test' },
  ]
  it.each(junk)('stays the address of pages and redirects whatever else is claimed: %o', async (headers) => {
    for (const address of ['/', '/sign-in', '/forums?x=1', '/reports', '/help', '/no/such/page']) {
      for (const cookie of ['', board.cookie]) {
        const answer = await ask(server.origin, address, { headers: { Host: 'localhost', Cookie: cookie, ...headers } })
        expect(JSON.stringify(answer)).not.toMatch(/evil\.test|1\.2\.3\.4|javascript:/)
        if (answer.headers.location) expect(answer.headers.location).toMatch(/^\/(?![/\\])/)
        expect([200, 302, 404, 403]).toContain(answer.status)
      }
    }
  })

  it('is the configured one alone in live mode, whatever the letters and the port', async () => {
    const keyFile = `${server.dataFolder}/keys.json`
    const env = { APP_MODE: 'live', CLOCK_FILE: '', ORIGIN: 'https://forums.example.org', KEY_FILE: keyFile }
    const live = await startServer({ env })
    const as = async (host: string) => (await ask(live.origin, '/sign-in', { headers: { Host: host } })).status
    expect(live.log.join('\n')).toContain('https://forums.example.org/invitation/')
    expect(await as('forums.example.org')).toBe(200)
    expect(await as('Forums.Example.org')).toBe(200)
    const { host } = new URL(live.origin)
    for (const other of [host, 'localhost', 'forums.example.org:8443', 'forums.example.org.evil.test', 'example.org'])
      expect(await as(other)).toBe(421)
    await live.stop()
  })
})

describe('WEB-09 the limits', () => {
  it.each(['/%', '/forums/%E0%A4%A', '/invitation/abc%', '/a%00', 'http://evil.test/', '*'])(
    'refuse %s as an address',
    async (target) => expect(await statusOf(target, { headers: { Host: 'localhost' } })).toBe(400),
  )

  it('hold an address to 2 kB', async () => {
    const address = (length: number) => `/sign-in?${'x'.repeat(length - '/sign-in?'.length)}`
    expect([await statusOf(address(2_048)), await statusOf(address(2_049))]).toEqual([200, 414])
  })

  it('hold the headers to 16 kB', async () => {
    const status = async (length: number) => statusOf('/sign-in', { headers: { 'X-Long': 'x'.repeat(length) } })
    expect([await status(15_000), await status(16_500)]).toEqual([200, 431])
  })

  it('hold a body to 256 kB, and want its length', async () => {
    const filled = (length: number) => `${key}&${'x='.repeat(3)}`.padEnd(length, 'y')
    expect([(await post(filled(262_144))).status, (await post(filled(262_145))).status]).toEqual([400, 413])
    const chunked = `${head('POST', '/sign-in')}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n`
    expect((await wire(server.origin, chunked)).answer).toMatch(/^HTTP\/1\.1 411 /)
    const both = `${head('POST', '/sign-in')}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`
    expect((await wire(server.origin, both)).answer).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('hold a form to 200 fields', async () => {
    const refused = 'What was sent was not a form of this service'
    const fields = (count: number) => `${key}${'&email=a'.repeat(count - 1)}`
    expect((await post(fields(200))).text).not.toContain(refused)
    expect((await post(fields(201))).text).toContain(refused)
    const began = performance.now()
    expect((await post('a=&'.repeat(85_000))).status).toBe(400)
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  it('hold a field to 10 kB, with a form that says so and keeps what was typed', async () => {
    const typed = (length: number) => post(`${key}&email=${'x'.repeat(length)}&password=secret-words`)
    expect((await typed(10_240)).text).not.toContain('This is too long')
    const { status, text } = await typed(10_241)
    expect(status).toBe(400)
    expect(text).toContain('This is too long. Shorten it to 10,000 characters or fewer')
    expect(text).toContain('x'.repeat(10_241))
    expect(text).not.toContain('secret-words')
  })

  it.each(['application/json', 'text/plain', 'multipart/form-data', 'multipart/form-data; boundary=a', ''])(
    'take no body of the type %j',
    async (type) => expect((await post('{"email":"a"}', '/sign-in', type)).status).toBe(400),
  )

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE'])('answer %s with 405', async (method) => {
    const all = [
      ...builtPages().map((entry) => addressOf(entry)),
      '/health',
      '/assets/x.js',
      '/csp-reports',
      '/__manifest',
    ]
    for (const address of all) {
      const answer = await ask(server.origin, address, { method, headers: { Cookie: board.cookie } })
      expect([address, answer.status, answer.headers.allow]).toEqual([address, 405, 'GET, HEAD, POST'])
      expect(answer.text).not.toContain(board.cookie)
    }
  })

  it('hang up on a CONNECT and on what is not HTTP', async () => {
    expect((await wire(server.origin, `${head('CONNECT', 'evil.test:443')}\r\n`)).answer).toBe('')
    expect((await wire(server.origin, 'EHLO evil.test\r\n\r\n')).answer).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('take what comes with a cookie of another service', async () => {
    expect(await statusOf('/sign-in', { headers: { Cookie: 'theirs=%; session=%E0%A4%A' } })).toBe(200)
    expect(await statusOf('/reports', { headers: { Cookie: `theirs=%; ${board.cookie}` } })).toBe(200)
  })

  it('do not wait longer than half a minute for a request to arrive', async () => {
    const { answer, milliseconds } = await unfinished
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(milliseconds).toBeGreaterThan(29_000)
    expect(milliseconds).toBeLessThan(38_000)
  }, 60_000)
})

describe('WEB-10 the framework’s own weak points', () => {
  it('stay switched off', async () => {
    expect(remixConfig.future?.v3_singleFetch).toBe(false)
    expect(remixConfig.future?.v3_lazyRouteDiscovery).toBe(false)
    for (const address of ['/__manifest', '/__manifest?p=%2F&version=1', '/__manifest/', '/__MANIFEST'])
      expect(await statusOf(address)).toBe(404)
    const data = await ask(server.origin, '/reports.data', { headers: { Cookie: board.cookie } })
    expect([data.status, data.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  })

  it('cost no more than a plain page, however many segments or probes an address has', async () => {
    const cost = async (address: string) => {
      const times: number[] = []
      for (let n = 0; n < 15; n++) {
        const began = performance.now()
        await ask(server.origin, address, { headers: { Cookie: board.cookie } })
        times.push(performance.now() - began)
      }
      return times.sort((one, other) => one - other)[7] ?? 0
    }
    await cost('/reports')
    const plain = await cost('/reports')
    const heavy = ['/a'.repeat(10_000), '/a'.repeat(1_000), `/__manifest?${'p=/a&'.repeat(380)}`, '/%2e'.repeat(500)]
    for (const address of heavy) expect(await cost(address), address.slice(0, 20)).toBeLessThan(plain * 4 + 5)
  })

  it.each(['nosuch', 'routes/nosuch', '', '__proto__', 'constructor', 'root/../x', 'routes/people._index'])(
    'give no data of the route %j where it is not, and write nothing in the log',
    async (id) => {
      const before = server.log.length
      const asked = { headers: { Cookie: board.cookie } }
      expect(await statusOf(`/reports?_data=${encodeURIComponent(id)}`, asked)).toBe(404)
      expect(await statusOf(`/reports?_data=routes%2Freports._index&_data=${encodeURIComponent(id)}`, asked)).toBe(200)
      const errors = server.log.slice(before).filter((line) => /"level":[56]0/.test(line))
      expect(errors).toEqual([])
    },
  )
})
