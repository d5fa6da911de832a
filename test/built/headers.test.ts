import { readdirSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { each } from '#test/support/crawl.ts'
import { type Got, wrongCookies, wrongWith } from '#test/support/header-sets.ts'
import { ask } from '#test/support/raw.ts'
import { demonstrationPassword, startServer, type TestServer } from '#test/support/server.ts'
import { visitsOf } from '#test/support/signed-in.ts'
import { without } from '#test/support/tables.ts'

/** Answers of every kind; those of the route table are looked at, role by role, in `access.test.ts`. */
const NOW = '2026-11-19T12:00:00Z'

let server: TestServer
let db: Sqlite.Database
const cookies: string[] = []

beforeAll(async () => {
  const env = { ORIGIN: 'https://forums.example.org', WORKER_SECONDS: '3600' }
  server = await startServer({ seed: 'demonstration', now: NOW, env })
  db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
}, 60_000)
afterAll(async () => {
  db?.close()
  await server?.stop()
})

async function call(
  address: string,
  method = 'GET',
  headers: Record<string, string> = {},
  body?: string,
): Promise<Got> {
  const form: Record<string, string> = method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}
  const all = { 'Sec-Fetch-Site': 'same-origin', ...form, ...headers }
  const answer = await ask(server.origin, address, { method, headers: all, body })
  cookies.push(...[answer.headers['set-cookie'] ?? []].flat())
  const flat = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
  return { ...answer, headers: Object.fromEntries(flat) }
}

describe('WEB-04 and WEB-05 the headers', () => {
  const long = 'x'.repeat(300_000)
  it.each([
    ['what cannot be decoded', 400, 'plain words', '/%', 'GET', {}, undefined],
    ['a file that is not there', 404, 'plain words', '/assets/none.js', 'GET', {}, undefined],
    ['the framework’s own address', 404, 'plain words', '/__manifest?p=%2F', 'GET', {}, undefined],
    ['a method nothing takes', 405, '405', '/', 'TRACE', {}, undefined],
    ['a body of no length', 411, 'plain words', '/sign-in', 'POST', { 'Transfer-Encoding': 'chunked' }, 'a=b'],
    ['too much', 413, '413', '/sign-in', 'POST', {}, long],
    ['too long an address', 414, 'plain words', `/?${'x'.repeat(3_000)}`, 'GET', {}, undefined],
    ['another host', 421, 'plain words', '/', 'GET', { Host: 'evil.test' }, undefined],
    ['a form of another site', 403, 'plain words', '/sign-in', 'POST', { 'Sec-Fetch-Site': 'cross-site' }, 'a=b'],
    ['no form', 400, 'page', '/sign-in', 'POST', { 'Content-Type': 'application/json' }, '{}'],
    ['a report', 204, 'nothing', '/csp-reports', 'POST', {}, '{"csp-report":{}}'],
    ['no report', 400, 'plain words', '/csp-reports', 'POST', {}, 'x'],
    ['the pulse', 200, 'plain words', '/health', 'GET', {}, undefined],
    ['the readiness', 200, 'plain words', '/health/ready', 'GET', {}, undefined],
  ] as const)(
    'of the answer to %s (%i) are the expected set',
    async (_what, status, kind, address, method, headers, body) => {
      const answer = await call(address, method, headers, body)
      expect(answer.status).toBe(status)
      expect(wrongWith(kind, answer)).toEqual([])
    },
  )

  it('of every file of the build are the expected set', async () => {
    const files = readdirSync('build/client/assets')
    const wrong: string[] = []
    for (const file of files) {
      const kind = path.extname(file)
      const found = wrongWith(kind, await call(`/assets/${file}`))
      if (found.length > 0) wrong.push(`${file}: ${found.join(', ')}`)
    }
    expect(wrong).toEqual([])
    expect(new Set(files.map((file) => path.extname(file)))).toEqual(new Set(['.css', '.js', '.svg']))
  })

  it('of a page and of data that cannot be had (500, 503) are the expected set', async () => {
    const cookie =
      visitsOf(server.dataFolder, 'facilitator', NOW)[0]?.cookie.replace('session=', '__Host-session=') ?? ''
    const asked = [
      [500, 'page', '/forums'],
      [503, 'plain words', '/health/ready'],
    ] as const
    const answers = await without(db, 'forums', () =>
      Promise.all(asked.map(([, , address]) => call(address, 'GET', { Cookie: cookie }))),
    )
    asked.forEach(([status, kind], at) => {
      const answer = answers[at]
      expect(answer?.status).toBe(status)
      expect(answer && wrongWith(kind, answer)).toEqual([])
    })
  })
})

describe('WEB-04 the nonce', () => {
  it('is another on each of 1,000 answers, and that of every script of the page', async () => {
    const nonces = new Set<string>()
    const bare: string[] = []
    await each([...Array(1_000).keys()], async () => {
      const { headers, text } = await call('/sign-in')
      const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1] ?? ''
      nonces.add(nonce)
      const scripts = text.match(/<script[^>]*>/g) ?? []
      if (scripts.length === 0 || scripts.some((tag) => !tag.includes(`nonce="${nonce}"`))) bare.push(text)
    })
    expect(nonces.size).toBe(1_000)
    expect(bare).toEqual([])
  })
})

describe('SES-05 the cookies', () => {
  it('are ours alone, and of the strictest form, over all of the above', async () => {
    const submission = 'a-submission-key-of-24-ch'
    const fields = { email: 'fern.facilitator@example.org', password: demonstrationPassword, submission }
    const entered = await call('/sign-in', 'POST', {}, String(new URLSearchParams(fields)))
    expect(entered.status).toBe(303)
    await call('/sign-out', 'POST', {}, '')
    const names = new Set(cookies.map((line) => line.split('=', 1)[0]))
    expect([...names].sort()).toEqual(['__Host-notice', '__Host-session'])
    expect(wrongCookies(cookies)).toEqual([])
    expect(cookies.length).toBeGreaterThan(2)
  })
})
