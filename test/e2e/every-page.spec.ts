import path from 'node:path'
import { type BrowserContext, expect, test } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { roles } from '#app/domain/access/permissions.ts'
import { routeTable } from '#app/domain/access/routes.ts'
import { type Answer, askAs, crawl, noting } from '#test/support/crawl.ts'
import { addressOf, builtPages } from '#test/support/manifest.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { type Visitor, visitsOf } from '#test/support/signed-in.ts'
import { without } from '#test/support/tables.ts'
import { idsOfWorld } from '#test/support/world-ids.ts'
import { looksRight, watch } from './support/checked.ts'

/** Each page of the route table and each that links lead to from there, looked at by somebody who may open it. */
const NOW = '2026-11-19T12:00:00Z'
/** The administrator comes first of those who watch over emergency access: one opening is theirs, with its fields. */
const everybody: readonly Visitor[] = [...new Set<Visitor>(['nobody', 'second-factor', 'set-up', 'admin', ...roles])]

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'axe needs timers, and a page without scripts asks for less')

let server: TestServer
let db: Sqlite.Database
const cookies = new Map<Visitor, string>()
/** Whose page it is, by address. */
const pages = new Map<string, Visitor>()

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await startServer({ seed: 'demonstration', now: NOW, env: { WORKER_SECONDS: '3600' } })
  db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  const ids = idsOfWorld(db, NOW)
  const starts = [...builtPages().map((entry) => addressOf(entry, ids)), '/break-glass/brg_test']
  for (const visitor of everybody) {
    const cookie = visitsOf(server.dataFolder, visitor, NOW)[0]?.cookie ?? ''
    cookies.set(visitor, cookie)
    const answers = new Map<string, Answer>()
    const ask = noting(askAs(server.origin, cookie), answers)
    for (const address of await crawl(ask, 1, ['/', ...starts])) {
      const { status, headers } = answers.get(address) ?? (await ask(address))
      const isPage = status === 200 && headers.get('Content-Type')?.startsWith('text/html')
      if (isPage && !pages.has(address) && !address.includes('/per_test_')) pages.set(address, visitor)
    }
  }
})
test.afterAll(async () => {
  db?.close()
  await server?.stop()
})

async function be(context: BrowserContext, visitor: Visitor): Promise<void> {
  const value = cookies.get(visitor)?.replace('session=', '') ?? ''
  await context.clearCookies()
  if (value) await context.addCookies([{ name: 'session', value, url: server.origin }])
}

for (const visitor of everybody) {
  test(`WEB-11 WEB-04 pages of ${visitor}: nothing from elsewhere, nothing against the policy, all within reach`, async ({
    page,
    context,
  }) => {
    const problems = await watch(context, server.origin)
    await be(context, visitor)
    const theirs = [...pages].filter(([, whose]) => whose === visitor).map(([address]) => address)
    for (const address of theirs) {
      const answer = await page.goto(server.origin + address)
      expect(answer?.status(), address).toBe(200)
      await looksRight(page)
    }
    expect(problems).toEqual([])
  })
}

test('WEB-11 WEB-04 pages that say no', async ({ page, context }) => {
  const problems = await watch(context, server.origin)
  const answers = async (address: string, status: number) => {
    expect((await page.goto(server.origin + address))?.status(), address).toBe(status)
    await looksRight(page)
  }
  await be(context, 'nobody')
  await answers('/invitation/none', 404)
  await answers('/reset/none', 404)
  await be(context, 'board')
  await answers('/no/such/page', 404)
  await answers('/people', 403)
  await be(context, 'analyst')
  await without(db, 'forums', () => answers('/forums', 500))
  expect(problems).toEqual([])
})

test('WEB-11 every page of the table was looked at', () => {
  const shown = [...pages.keys()].map((address) => address.split('?', 1)[0])
  const missed = builtPages()
    .filter(({ hasLoader }) => hasLoader)
    .map((entry) => addressOf(entry))
    .filter((address) => !shown.some((one) => matches(address, one ?? '')))
  // A file, what only sends elsewhere or says no, and what is not there outside the demonstration and the bench.
  const files = ['/data/map.xlsx', '/feed/nowhere', '/forums/nowhere/participants/import.csv', '/reports/nowhere.csv']
  const others = [...files, '/bench', '/demo', '/demo/mail', '/no/such/page', '/sign-out']
  // Looked at by whoever follows a private link, in a journey of their own.
  const behindLink = Object.keys(routeTable).filter((id) => routeTable[id]?.GET === 'visitor')
  const own = behindLink.map((id) => `/${id.replace('routes/', '').replace('._index', '').replaceAll('.', '/')}`)
  expect(missed.sort()).toEqual([...others, ...own].sort())
  expect(pages.size).toBeGreaterThan(60)
})

/** Whether an address is one of a route, whatever its ids are. */
function matches(pattern: string, address: string): boolean {
  const [ours, theirs] = [pattern.split('/'), address.split('/')]
  return ours.length === theirs.length && ours.every((part, at) => part === 'nowhere' || part === theirs[at])
}

test('WEB-11 a page that asked elsewhere would be noticed (negative control)', async ({ page, context }) => {
  const problems = await watch(context, server.origin)
  await be(context, 'nobody')
  await page.goto(`${server.origin}/help`)
  await page.evaluate(() => {
    const image = document.createElement('img')
    image.src = 'https://evil.test/x.png'
    document.body.append(image)
  })
  await expect.poll(() => problems.join('\n')).toMatch(/evil\.test/)
})
