import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { parseKeys, setKeys } from '#app/crypto/keys.server.ts'
import { linkOnServer, PIN } from '../support/private-links.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { changed, digests, TRAIL_AND_LAST_SEEN } from '../support/tables.ts'
import { looksRight, watch } from './support/checked.ts'

/** A participant behind their private link, with JavaScript and without. */
const NOW = '2026-11-19T12:00:00Z'
const WEATHER = 'https://www.bbc.co.uk/weather'
let server: TestServer
let db: Sqlite.Database
let link: string
test.beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: NOW, env: { WORKER_SECONDS: '3600' } })
  setKeys(parseKeys(readFileSync(path.join(server.dataFolder, 'keys.json'), 'utf8')))
  db = new Sqlite(path.join(server.dataFolder, 'app.db'), { timeout: 5000 })
  const owner = String(db.prepare("select participant_id from places where state = 'active' order by id").pluck().get())
  link = `/p/${linkOnServer(db, owner, 'journey', NOW).token}`
})
test.afterAll(async () => {
  db?.close()
  await server?.stop()
})

const press = (page: Page, name: string) => page.locator('main').getByRole('button', { name }).first().click()
const saved = (page: Page) => expect(page.getByText('Saved.')).toBeVisible()
const exits = (page: Page) => page.getByRole('button', { name: 'Exit this page' })

async function open(page: Page): Promise<void> {
  await page.goto(server.origin + link)
  await press(page, 'Continue')
  await page.getByLabel('Your word').fill(PIN)
  await press(page, 'Continue')
  await expect(page).toHaveURL(`${server.origin}/p`)
  // What is pressed before the script is there counts for nothing.
  await page.waitForLoadState('load')
}

/** Stands in for the weather, which tests do not ask. */
const weather = (context: BrowserContext) =>
  context.route(`${WEATHER}**`, (route) => route.fulfill({ contentType: 'text/html', body: 'Sun' }))

test('LNK-07 the journey from the link to every page, and what can be done there', async ({ page, context }) => {
  const problems = await watch(context, server.origin)
  await page.goto(server.origin + link)
  await looksRight(page)
  await press(page, 'Continue')
  await looksRight(page)
  await page.getByLabel('Your word').fill('not this')
  await press(page, 'Continue')
  await expect(page.getByText('That is not the word').first()).toBeVisible()
  await page.getByLabel('Your word').fill(PIN)
  await press(page, 'Continue')
  for (const address of [
    '',
    '/next',
    '/needs',
    '/changes',
    '/contact',
    '/agreement',
    '/agreement?about=photo',
    '/data',
    '/leaving',
  ]) {
    await page.goto(`${server.origin}/p${address}`)
    await expect(page).toHaveTitle('Your page')
    await expect(exits(page).last()).toBeVisible()
    await looksRight(page)
  }
  await page.goto(`${server.origin}/p/next`)
  await page.getByLabel('No, I cannot come').check()
  await press(page, 'Send')
  await saved(page)
  await expect(page.getByText('You said that you cannot come.')).toBeVisible()
  await page.goto(`${server.origin}/p/needs`)
  await page.getByLabel('Large print').check()
  await press(page, 'Tell us')
  await saved(page)
  await page.goto(`${server.origin}/p/agreement`)
  await page.getByRole('link', { name: 'Photos' }).click()
  await page.getByRole('button', { name: /^(Yes|I change my mind)/ }).click()
  await saved(page)
  await page.goto(`${server.origin}/p/data`)
  await page.getByLabel('Put something right').check()
  await press(page, 'Send')
  await expect(page.getByLabel('Put something right')).toBeChecked()
  await page.getByLabel('What is wrong').fill('My name is spelled with a y')
  await press(page, 'Send')
  await saved(page)
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])
  expect(kept).toEqual([0, 0, ''])
  expect(problems).toEqual([])
})

test('SES-06 exit by the button ends the visit and leads away; going back shows nothing', async ({ page, context }) => {
  await weather(context)
  await open(page)
  await exits(page).last().click()
  await page.waitForURL(`${WEATHER}**`)
  await page.goBack().catch(() => null)
  expect(await page.content()).not.toContain('What you can do here')
  await page.goto(`${server.origin}/p`)
  await expect(page.getByRole('heading', { name: 'This page is not open' })).toBeVisible()
})

test('SES-06 exit from the keyboard: the second way is the second stop', async ({ page, context }) => {
  await weather(context)
  await open(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(exits(page).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await page.waitForURL(`${WEATHER}**`)
})

test('SES-06 Shift three times leaves; with other keys it does not', async ({ page, context, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'keys need a script')
  await weather(context)
  await open(page)
  for (const key of ['Shift+A', 'Shift+B', 'Shift+C', 'Shift']) await page.keyboard.press(key)
  await expect(page.getByText('Shift, press 2 more times to exit.')).toBeAttached()
  await page.keyboard.press('Shift')
  await page.keyboard.press('Shift')
  await page.waitForURL(`${WEATHER}**`)
  await page.goto(`${server.origin}/p`)
  await expect(page.getByRole('heading', { name: 'This page is not open' })).toBeVisible()
})

test('LNK-02 a scanner that runs scripts and waits uses nothing up', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts it is a plain look')
  await page.clock.install()
  const before = digests(db, TRAIL_AND_LAST_SEEN)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url())
  })
  await page.goto(server.origin + link)
  await page.clock.runFor(60_000)
  await page.mouse.move(100, 100)
  expect(sent).toEqual([])
  expect(changed(before, digests(db, TRAIL_AND_LAST_SEEN))).toEqual([])
})
