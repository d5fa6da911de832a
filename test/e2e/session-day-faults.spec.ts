import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { KeyFile } from '#app/crypto/key-file.server.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { looksRight } from './support/checked.ts'
import { bar, copyRow, savedOf, sessionToday, signInFacilitator, storedIn, takeNote } from './support/day.ts'
import { desk } from './support/steps.ts'

/** What goes wrong on a session day: each entry counts once all the same, and what cannot be taken is said (R6, SES-06). */
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false)

let server: TestServer
test.beforeAll(async () => {
  server = await startServer({ seed: 'demonstration' })
})
test.afterAll(() => server.stop())

const randomKey = Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 11 + 5) % 256)).toString('base64')
const dayOf = () => `/sessions/${sessionToday(server)}/day`

const notes = () => Number(savedOf(server, sessionToday(server)).notes)

async function open(page: Page): Promise<void> {
  await page.goto(dayOf())
  await expect(bar(page)).toHaveText('All saved.')
}

test('R6 a second press that is heard late, when the form is empty again, is the first one’s echo', async ({
  browser,
  contextOptions,
}) => {
  const { page, context } = await desk(browser, server.origin, contextOptions)
  await signInFacilitator(context, server)
  await page.clock.install()
  await open(page)
  // When a press happened, and not when it is heard, says whether it is an echo.
  const pressedAt = (milliseconds: number) =>
    page.evaluate((at) => {
      const dated = (event: Event) => Object.defineProperty(event, 'timeStamp', { value: at })
      addEventListener('submit', dated, { capture: true, once: true })
    }, milliseconds)
  // Without a connection nothing puts the page anew meanwhile.
  await context.setOffline(true)
  await pressedAt(60_000)
  await takeNote(page, 'Quince was pressed twice')
  await expect(page.locator('#item-other').getByLabel('What was said')).toHaveValue('')
  const save = page.locator('#item-other').getByRole('button', { name: 'Save note' })
  const guardForgets = () => page.clock.runFor(1_500)
  await guardForgets()
  await pressedAt(60_400)
  await save.click()
  await expect(bar(page)).toHaveText('1 waiting to be sent. There is no connection.')
  await expect(page.locator('.govuk-error-summary')).toHaveCount(0)
  await guardForgets()
  await pressedAt(60_600)
  await save.click()
  await expect(page.locator('.govuk-error-summary')).toContainText('Enter what was said')
  await context.close()
})

test('INJ-01 what cannot be taken is said beside the field and in the summary, and what was typed stays', async ({
  browser,
  contextOptions,
}) => {
  const { page, context } = await desk(browser, server.origin, {
    ...contextOptions,
    viewport: { width: 360, height: 740 },
  })
  await signInFacilitator(context, server)
  await open(page)
  const place = page.locator('#item-other')
  await place.getByText('Take a note').click()
  const text = place.getByLabel('What was said')
  await text.fill('x'.repeat(1001))
  await place.getByRole('button', { name: 'Save note' }).click()
  const summary = page.locator('.govuk-error-summary')
  const words = 'What was said must be 1000 characters or fewer'
  await expect(summary).toBeFocused()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(bar(page)).toHaveText(/^One form is not saved yet\./)
  await expect(text).toHaveAccessibleDescription(new RegExp(words))
  await looksRight(page)
  await summary.getByRole('link', { name: words }).click()
  await expect(text).toBeFocused()
  await expect(text).toHaveValue('x'.repeat(1001))

  const staff = page.locator('#staff')
  await staff.getByLabel('Partners').fill('two')
  await staff.getByRole('button', { name: 'Save staff numbers' }).click()
  await expect(summary.getByRole('link')).toHaveText(['Number for Partners must be a whole number'])
  await expect(text).not.toHaveAccessibleDescription(/Error/)
  await expect(staff.getByLabel('Partners')).toHaveValue('two')
  await staff.getByLabel('Partners').fill('2')
  // Within a second the button takes a second press for a double click.
  await expect(async () => {
    await staff.getByRole('button', { name: 'Save staff numbers' }).click()
    await expect(summary).toHaveCount(0, { timeout: 300 })
  }).toPass()
  await expect(page).not.toHaveTitle(/Error/)
  // What was sent puts the page anew; a press in that very moment meets a button that is not there any more.
  await expect(bar(page)).toHaveText('All saved.')
  await text.fill('')
  await takeNote(page, 'Shorter')
  await expect(bar(page)).toHaveText('All saved.')
  await context.close()
})

test('SES-06 what waits outlasts a participant who leaves their page in the same browser', async ({
  browser,
  contextOptions,
}) => {
  const { page, context } = await desk(browser, server.origin, contextOptions)
  page.on('dialog', (dialog) => dialog.accept())
  await signInFacilitator(context, server)
  await open(page)
  const before = notes()
  await page.route(/\/day/, (route) => route.abort())
  await takeNote(page, 'Wren heard nothing for weeks')
  await expect(bar(page)).toHaveText('1 waiting to be sent. There is no connection.')
  const theirs = await context.newPage()
  await theirs.goto('/p/leaving')
  const left = theirs.waitForResponse(
    (answer) => answer.url().endsWith('/p/leaving') && answer.request().method() === 'POST',
  )
  await theirs.getByRole('button', { name: 'Leave now' }).click()
  await left
  await page.close()
  const again = await context.newPage()
  await again.goto(dayOf())
  await expect(bar(again)).toHaveText('All saved.')
  expect(notes()).toBe(before + 1)
  await context.close()
})

test('SES-06 whoever holds the tablet can put no entry elsewhere, and finds no key after signing out', async ({
  browser,
  contextOptions,
}) => {
  const { page, context, problems } = await desk(browser, server.origin, contextOptions)
  page.on('dialog', (dialog) => dialog.accept())
  await signInFacilitator(context, server)
  await open(page)
  const before = notes()
  await page.route(/\/day/, (route) => route.abort())
  const bait = 'Swift <img src=x onerror="alert(1)"> said </p><script>alert(2)</script>'
  await takeNote(page, bait)
  await expect(bar(page)).toHaveText('1 waiting to be sent. There is no connection.')
  const other = await context.newPage()
  await other.goto('/help')
  await copyRow(other, { submission: 'a-copy-of-an-entry-under-another-key' })
  await copyRow(other, { submission: 'a-copy-of-it-in-another-session-now', session: 'ses_other' })
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)

  await page.unroute(/\/day/)
  await signInFacilitator(context, server)
  await page.goto(dayOf())
  await expect(bar(page)).toHaveText('All saved.')
  expect(notes()).toBe(before + 1)
  await expect(page.locator('.app-day-note').filter({ hasText: bait })).toHaveCount(1)
  await expect(page.locator('main img')).toHaveCount(0)
  const said = page.locator('.app-day-conflict')
  await expect(said).toContainText('1 entry on this device cannot be read any more.')
  await said.locator('summary').click()
  await said.getByRole('button', { name: 'Yes, remove it' }).click()
  await expect(said).toHaveCount(0)
  await page.reload()
  await expect(bar(page)).toHaveText('All saved.')
  await expect(said).toHaveCount(0)
  expect(problems).toEqual([])
  await context.close()
})

test('CRY-03 a change of the link key loses nothing while the key before is kept, and is said when it is not', async ({
  browser,
  contextOptions,
}) => {
  const own = await startServer({ seed: 'demonstration' })
  const { page, context } = await desk(browser, own.origin, contextOptions)
  page.on('dialog', (dialog) => dialog.accept())
  await signInFacilitator(context, own)
  const address = `/sessions/${sessionToday(own)}/day`
  const before = Number(savedOf(own, sessionToday(own)).notes)
  await page.goto(address)
  await context.setOffline(true)
  await takeNote(page, 'Kestrel had one name to ring')
  await expect(bar(page)).toHaveText('1 waiting to be sent. There is no connection.')
  await page.close()
  await context.setOffline(false)

  const restart = async (server: TestServer, change: (keys: KeyFile) => KeyFile) => {
    await server.kill()
    const file = path.join(server.dataFolder, 'keys.json')
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))))
    const env = { PORT: new URL(server.origin).port }
    return startServer({ seed: 'kept', dataFolder: server.dataFolder, env })
  }
  const lost = await restart(own, (keys) => ({ ...keys, link: keys.index, index: keys.link }))
  const tab = await context.newPage()
  await tab.goto(address)
  const said = tab.locator('.app-day-conflict')
  await expect(said).toContainText('1 entry on this device cannot be read any more.')
  await looksRight(tab)
  await tab.close()
  const found = await restart(lost, (keys) => ({ ...keys, linkBefore: keys.index, index: randomKey }))
  const last = await context.newPage()
  await last.goto(address)
  await expect(bar(last)).toHaveText('All saved.')
  await expect(last.locator('.app-day-note').filter({ hasText: 'Kestrel had one name' })).toHaveCount(1)
  expect(Number(savedOf(found, sessionToday(found)).notes)).toBe(before + 1)
  expect(await storedIn(last)).not.toContain('session=')
  await context.close()
  await found.stop()
})
