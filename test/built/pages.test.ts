import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { roles } from '#app/domain/access/permissions.ts'
import { type Answer, askAs } from '#test/support/crawl.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { visitsOf } from '#test/support/signed-in.ts'
import { without } from '#test/support/tables.ts'

const NOW = '2026-11-19T12:00:00Z'
/** A module that comes in with the server and makes it fail on demand in a way that nobody foresaw. */
const fault = `
  const failed = () => new Error(['the', 'inside', 'of', 'it\\n    at a secret place'].join('-'))
  process.on('SIGUSR2', () => void Promise.reject(failed()))
  process.on('SIGHUP', () => setImmediate(() => { throw failed() }))
`
const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}`, WORKER_SECONDS: '3600' }
let server: TestServer
let db: Sqlite.Database

beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: NOW, env })
  db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
}, 60_000)
afterAll(async () => {
  db?.close()
  await server?.stop()
})

const asRole = (role: (typeof roles)[number]) =>
  askAs(server.origin, visitsOf(server.dataFolder, role, NOW)[0]?.cookie ?? '')
/** Names of things inside, where they are and what they run on: none of it belongs on a page. */
const INSIDE =
  /node_modules|build\/server|\.server\.|Sqlite|SQLITE|drizzle|no such table|select |insert |\n\s+at |Error:|TypeError|Unexpected token|\/work|\/tmp|v\d+\.\d+\.\d+|the-inside-of-it/

function expectGeneric({ status, text, headers }: Answer, expected: number, title: string): void {
  expect(status).toBe(expected)
  expect(text).toContain(`<h1 class="govuk-heading-l">${title}</h1>`)
  expect(text).not.toMatch(INSIDE)
  expect(JSON.stringify([...headers])).not.toMatch(INSIDE)
}

const sorry = 'Sorry, there is a problem with the service'

describe('WEB-08 a page that cannot be had', () => {
  it('says what to do next, and nothing of the inside', async () => {
    expectGeneric(await asRole('board')('/no/such/page'), 404, 'Page not found')
    expectGeneric(await asRole('board')('/people'), 403, 'You cannot open this page')
    const json = { method: 'POST', body: '{', headers: { 'Content-Type': 'application/json' } }
    expectGeneric(await asRole('board')('/sign-in', json), 400, 'We could not read that')
  })

  it.each([
    ['a loader', 'voucher_batches', '/vouchers', 'commissioner'],
    ['the frame of every page', 'grants', '/help', 'commissioner'],
    ['a guard', 'sign_in_sessions', '/vouchers', 'commissioner'],
  ] as const)('says the same when the data under %s are gone', async (_what, table, address, role) => {
    const ask = asRole(role)
    const pages = await without(db, table, () =>
      Promise.all([ask(address), ask(`${address}?_data=root`), ask('/health')] as const),
    )
    expectGeneric(pages[0], 500, sorry)
    expect(pages[1].text).not.toMatch(INSIDE)
    expect(pages[2].status).toBe(200)
    expect((await ask(address)).status).toBe(200)
  })

  it('says the same when an action fails, and has done nothing', async () => {
    const [visit] = visitsOf(server.dataFolder, 'commissioner', NOW)
    const fields = {
      submission: 'a-submission-key-of-24-ch',
      'form-token': visit?.formToken ?? '',
      name: 'A new forum',
    }
    const sent = { method: 'POST', body: new URLSearchParams(fields) }
    const ask = askAs(server.origin, visit?.cookie ?? '')
    const [page, data] = await without(db, 'submissions', () =>
      Promise.all([ask('/forums/new', sent), ask('/forums/new?_data=routes%2Fforums.new', sent)]),
    )
    expectGeneric(page, 500, sorry)
    expect([data.status, data.text]).toEqual([500, '{"message":"Unexpected Server Error"}'])
    expect(db.prepare("select count(*) from forums where name = 'A new forum'").pluck().get()).toBe(0)
  })

  it('says the same when a page cannot be drawn from what it got', async () => {
    db.prepare("update points set suggested_themes = '5'").run()
    const page = await asRole('analyst')('/tagging')
    db.prepare("update points set suggested_themes = '[]'").run()
    await expect.poll(() => server.log.at(-1)).toContain('react-dom')
    expectGeneric(page, 500, sorry)
    expect((await asRole('analyst')('/tagging')).status).toBe(200)
  })

  it('tells the log what kind of thing happened and where, and not what was said', () => {
    const failures = server.log.filter((line) => line.includes('request failed'))
    expect(failures.length).toBeGreaterThan(5)
    for (const line of failures) expect(line).not.toMatch(/no such table|select |insert |A new forum/)
    expect(failures.join('\n')).toMatch(/"requestId":"[\da-f-]{36}".*"stack":\["at /)
  })
})

describe('WEB-08 what nobody foresaw', () => {
  it.each(['SIGUSR2', 'SIGHUP'] as const)(
    'ends the process with a failure and a line that does not quote it (%s)',
    async (signal) => {
      const ending = await startServer({ now: NOW, env })
      const code = await ending.signal(signal)
      expect(code).toBe(1)
      const last = ending.log.join('\n')
      expect(last).toContain('ended by what nobody foresaw')
      expect(last).not.toMatch(/the-inside-of-it|a secret place/)
      await ending.stop()
    },
  )
})

describe('the build', () => {
  const folder = 'build/client/assets'

  it('ships no framework script to a page that does not ask for it', async () => {
    const { text } = await askAs(server.origin, '')('/sign-in')
    const scripts = (text.match(/<script[^>]*>/g) ?? []).filter((tag) => tag.includes('src='))
    expect(scripts).toHaveLength(1)
    expect(scripts[0]).toContain('enhance')
  })

  it('has whole styles: no Sass left in them', () => {
    const styles = readdirSync(folder).filter((name) => name.endsWith('.css'))
    const css = styles.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('')
    expect(css).not.toContain('$govuk')
    expect(css).not.toContain('GDS Transport')
  })

  it('holds nothing of the server among what browsers get', () => {
    const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))
    expect(texts.filter((text) => /better-sqlite3|drizzle|argon2|nodemailer|sourceMappingURL/.test(text))).toEqual([])
  })
})
