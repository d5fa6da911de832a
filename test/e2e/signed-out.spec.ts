import path from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { startServer, type TestServer } from '#test/support/server.ts'
import { cookieOfPerson } from '#test/support/signed-in.ts'
import { looksRight, watch } from './support/checked.ts'

/** The end of a session as somebody meets it who is in the middle of typing (WCAG 2.2.1, SES-03). */
const NOON = '2026-11-19T12:00:00Z'
const NAME = 'Older people'
let server: TestServer
test.beforeAll(async () => {
  server = await startServer({ seed: 'demonstration' })
})
test.afterAll(() => server.stop())

/** Signs in as a commissioner at a moment, as if in another tab, and leaves the server's clock there. */
async function signIn(context: BrowserContext, at: string): Promise<void> {
  const db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  const person = db.prepare("select id from people where email = 'cove.commissioner@example.org'").pluck().get()
  db.close()
  server.setClock(at)
  const [name = '', value = ''] = cookieOfPerson(server.dataFolder, String(person), at).split('=')
  await context.addCookies([{ name, value, url: server.origin }])
}

const startTyping = async (page: Page) => {
  await page.goto(`${server.origin}/forums/new`)
  await page.getByLabel('Name').fill(NAME)
}

test.describe('without a script', () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled !== false)

  test('the warning appears by itself, and a click in a new tab keeps the session', async ({ page, context }) => {
    await signIn(context, NOON)
    await startTyping(page)
    const stay = page.getByRole('link', { name: 'Stay signed in (opens in a new tab)' })
    await expect(stay).toHaveCount(0)
    const delays = await page.evaluate(() => document.getAnimations().map(({ effect }) => effect?.getTiming().delay))
    expect(delays).toEqual([12 * 60_000])
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish()
    })
    await expect(stay).toBeVisible()
    await expect(page.getByRole('alert')).toContainText('You will be signed out at 12:14pm')
    await looksRight(page)
    server.setClock('2026-11-19T12:13:00Z')
    const [tab] = await Promise.all([context.waitForEvent('page'), stay.click()])
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText('You are signed in')
    await expect(tab.getByText('You stay signed in until 12:28pm')).toBeVisible()
    await expect(page.getByLabel('Name')).toHaveValue(NAME)
  })
})

test.describe('with a script', () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false)

  test('the warning is read out, keeps the session in place, and says when it is over', async ({ page, context }) => {
    const problems = await watch(context, server.origin)
    await signIn(context, NOON)
    await page.clock.install({ time: new Date(NOON) })
    await startTyping(page)
    const alert = page.getByRole('alert')
    await expect(alert).toHaveText('')
    await page.clock.fastForward('12:30')
    await expect(alert).toContainText('You will be signed out at 12:14pm')
    await looksRight(page)
    server.setClock('2026-11-19T12:13:00Z')
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await expect(alert).toHaveText('You are still signed in.')
    await expect(page.getByLabel('Name')).toBeFocused()
    await page.clock.fastForward('00:30')
    await expect(alert).toHaveText('')
    await page.clock.fastForward('13:00')
    await expect(alert).toContainText('You will be signed out at 12:28pm')
    await page.clock.fastForward('02:00')
    await expect(alert).toHaveText('You have been signed out. What you have typed is still here.')
    await expect(page.getByRole('link', { name: /Sign in \(opens in a new tab\)/ })).toBeVisible()
    await expect(page.getByLabel('Name')).toHaveValue(NAME)
    await looksRight(page)
    expect(problems).toEqual([])
  })

  test('a click in one tab counts for the others', async ({ page, context }) => {
    await signIn(context, NOON)
    await page.clock.install({ time: new Date(NOON) })
    await startTyping(page)
    await page.clock.fastForward('12:30')
    await expect(page.getByRole('button', { name: 'Stay signed in' })).toBeVisible()
    server.setClock('2026-11-19T12:13:00Z')
    const other = await context.newPage()
    await other.goto(`${server.origin}/forums`)
    await expect(page.getByRole('button', { name: 'Stay signed in' })).toHaveCount(0)
  })
})

test('a form sent too late comes back, and is saved after signing in again', async ({ page, context }) => {
  await signIn(context, NOON)
  await startTyping(page)
  server.setClock('2026-11-19T12:30:00Z')
  await page.getByRole('button', { name: 'Add forum' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have been signed out')
  await looksRight(page)
  await page.getByRole('button', { name: 'Send it again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have been signed out')
  await signIn(context, '2026-11-19T12:31:00Z')
  await page.getByRole('button', { name: 'Send it again' }).click()
  await expect(page.getByText('This page was opened before you signed in this time.')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue(NAME)
  const fresh = `${NAME} ${test.info().project.name}`
  await page.getByLabel('Name').fill(fresh)
  await page.getByRole('button', { name: 'Add forum' }).click()
  await expect(page.getByText(fresh).first()).toBeVisible()
})
