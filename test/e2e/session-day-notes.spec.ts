import { expect, type Page, test } from '@playwright/test'
import { startServer, type TestServer } from '#test/support/server.ts'
import { looksRight } from './support/checked.ts'
import { bar, savedOf, sessionToday, signInColleague, signInFacilitator, takeNote } from './support/day.ts'
import { desk } from './support/steps.ts'

/** Notes of a session day are changed and removed without a connection, and nobody's words are lost (R6). */
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false)

let server: TestServer
test.beforeAll(async () => {
  server = await startServer({ seed: 'demonstration' })
})
test.afterAll(() => server.stop())

const noteOn = (page: Page, text: string) => page.locator('.app-day-note').filter({ hasText: text })
/** "Change" is a link beside what is saved, and a button beside what waits. */
const change = (page: Page, text: string) =>
  noteOn(page, text)
    .locator('a, button')
    .filter({ hasText: /^Change/ })
    .click()

async function rewrite(page: Page, from: string, to: string): Promise<void> {
  await change(page, from)
  const form = page.locator('.app-day-note form:visible').filter({ has: page.locator('textarea') })
  await expect(form.getByLabel('What was said')).toHaveValue(from)
  await expect(form.getByLabel('What was said')).toBeFocused()
  await form.getByLabel('What was said').fill(to)
  await form.getByRole('button', { name: 'Save the change' }).click()
  await expect(noteOn(page, to)).toHaveCount(1)
}

async function open(page: Page, address: string): Promise<void> {
  page.on('dialog', (dialog) => dialog.accept())
  await page.goto(address)
  await expect(bar(page)).toHaveText('All saved.')
}

test('R6 a saved note and a waiting one are changed and removed without a connection, and a conflict is shown', async ({
  browser,
  contextOptions,
}) => {
  const { page, context, problems } = await desk(browser, server.origin, contextOptions)
  const other = await desk(browser, server.origin, contextOptions)
  await signInFacilitator(context, server)
  await signInColleague(other.context, server)
  const session = sessionToday(server)
  const before = Number(savedOf(server, session).notes)
  await open(page, `/sessions/${session}/day`)
  await takeNote(page, 'Robin waited')
  await expect(bar(page)).toHaveText('All saved.')
  await expect(noteOn(page, 'Robin waited').getByRole('link', { name: 'Change' })).toBeVisible()
  await open(other.page, `/sessions/${session}/day`)

  await context.setOffline(true)
  await rewrite(page, 'Robin waited', 'Robin waited six weeks')
  await takeNote(page, 'Dove had no letter')
  await rewrite(page, 'Dove had no letter', 'Dove had one letter')
  await rewrite(page, 'Dove had one letter', 'Dove had two letters')
  await takeNote(page, 'Crow is not to be here')
  await noteOn(page, 'Crow is not to be here').locator('summary').click()
  await page.getByRole('button', { name: /Yes, remove it.*Crow/ }).click()
  await expect(noteOn(page, 'This note is removed.')).toHaveCount(1)
  await expect(bar(page)).toHaveText('6 waiting to be sent. There is no connection.')
  await looksRight(page)
  await rewrite(other.page, 'Robin waited', 'Robin waited a year')
  await expect(bar(other.page)).toHaveText('All saved.')

  await context.setOffline(false)
  await expect(bar(page)).toHaveText('1 conflict: choose what is right.', { timeout: 40_000 })
  const said = page.locator('.app-day-conflict')
  await expect(said).toContainText('Saved is: “Robin waited a year” You typed: “Robin waited six weeks”')
  await said.getByRole('button', { name: 'Use mine' }).click()
  await expect(bar(page)).toHaveText('All saved.')
  for (const words of ['Robin waited six weeks', 'Dove had two letters'])
    await expect(noteOn(page, words)).toHaveCount(1)
  await expect(noteOn(page, 'Crow')).toHaveCount(0)
  await expect(page.getByText('Waiting to be sent.')).toHaveCount(0)
  expect(Number(savedOf(server, session).notes)).toBe(before + 2)

  // A form that is open outlasts the fresh page that follows another note.
  await change(page, 'Dove had two letters')
  const typing = noteOn(page, 'Dove had two letters').getByLabel('What was said')
  await expect(noteOn(page, 'Dove').getByRole('link', { name: 'Change' })).toBeHidden()
  await typing.fill('Dove had three')
  await looksRight(page)
  await takeNote(page, 'Lark rang the wrong number')
  await expect(bar(page)).toHaveText('All saved.')
  await expect(noteOn(page, 'Lark').getByRole('link', { name: 'Change' })).toBeVisible()
  await expect(typing).toHaveValue('Dove had three')
  await noteOn(page, 'Dove').getByRole('button', { name: 'Leave it as it was' }).click()
  await expect(noteOn(page, 'Dove had two letters').getByRole('link', { name: 'Change' })).toBeFocused()
  expect([...problems, ...other.problems]).toEqual([])
  await Promise.all([context.close(), other.context.close()])
})
