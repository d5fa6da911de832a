import { expect, type Page, test } from '@playwright/test'
import { startServer, type TestServer } from '#test/support/server.ts'
import { open, press, says } from './support/steps.ts'
import { look, signInAs, watched } from './support/tour.ts'

/** From a referral to a place, a long break, and a screen that others can see. */
let server: TestServer
test.beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: '2026-11-19T12:00:00Z' })
})
test.afterAll(() => server.stop())

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('a referral becomes a place in the seat of somebody on a long break, and names hide in a shared room', async ({
  browser,
  contextOptions,
}) => {
  const { page, problems } = await watched(browser, server, contextOptions)
  await signInAs(page, server, 'facilitator')
  await open(page, '/forums/open/participants')
  await page.getByRole('link', { name: 'Kofi' }).click()
  await press(page, 'Let somebody else have their place')
  await expect(heading(page)).toContainText('are you sure?')
  await look(page)
  await press(page, 'Let somebody else have their place')
  await says(page, 'They stay stepped back')

  await page.getByRole('link', { name: 'Participants, Open forum' }).click()
  await press(page, 'Take down a referral')
  await press(page, 'Save')
  await says(page, 'Choose who told us of them')
  await page.getByLabel('First name or nickname').fill('Quince')
  await page.getByLabel('An MPS Witness Care Unit').check()
  await page.getByLabel('Nobody has called them yet').check()
  await press(page, 'Save')
  await expect(heading(page)).toContainText('Quince')
  await says(page, 'Make the first call')
  await look(page)
  for (const step of ['The first call is made', 'They are welcomed', 'Give them a place']) await press(page, step)
  await says(page, 'They have a place.')
  await says(page, '2 of 12')

  await press(page, 'Hide names')
  await expect(heading(page)).toHaveText(/VVF-/)
  await expect(page.locator('body')).not.toContainText('Quince')
  await look(page)
  await open(page, '/forums/open/participants')
  await expect(page.locator('body')).not.toContainText(/Quince|Kofi/)
  await press(page, 'Show names')
  await expect(page).toHaveURL(/\/forums\/open\/participants$/)
  await says(page, 'Quince')
  expect(problems).toEqual([])
})
