import { expect, type Page, test } from '@playwright/test'
import { startServer, type TestServer } from '#test/support/server.ts'
import { look, sessionsOf, signInAs, tab } from './support/tour.ts'

/** What must work from the keyboard is done from the keyboard, with JavaScript and without. */
let server: TestServer
test.beforeAll(async () => {
  server = await startServer({ seed: 'demonstration' })
})
test.afterAll(() => server.stop())

const open = (page: Page, path: string) => page.goto(server.origin + path)
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
test('the skip link is the first stop and leads past the navigation', async ({ page }) => {
  await signInAs(page, server, 'facilitator')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main-content')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('main :focus')).toHaveCount(1)
})

test('a refused form says so in its title, and its errors lead to their fields', async ({
  page,
  javaScriptEnabled,
}) => {
  await signInAs(page, server, 'facilitator')
  const batch = `${server.origin}/vouchers/batches/new`
  await page.goto(batch)
  await press(page, 'Record batch')
  await expect(page).toHaveTitle(/^Error: /)
  await look(page)
  const summary = page.locator('.govuk-error-summary')
  if (javaScriptEnabled) await expect(page.locator('.govuk-error-summary')).toBeFocused()
  const links = await summary.getByRole('link').all()
  expect(links.length).toBeGreaterThan(2)
  for (const link of links) {
    const field = page.locator(`main [id="${(await link.getAttribute('href'))?.slice(1)}"]`)
    await expect(field).toHaveCount(1)
    await link.click()
    if (javaScriptEnabled) await expect(field).toBeFocused()
    else await expect(field).toBeInViewport()
  }
})

test('the register can be kept from the keyboard on a small screen', async ({ page, javaScriptEnabled }) => {
  await signInAs(page, server, 'facilitator')
  const { due } = await sessionsOf(page)
  await page.setViewportSize({ width: 360, height: 640 })
  await open(page, `${due}/register`)
  await page.getByRole('link', { name: /for everyone not marked yet/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Attended', { exact: true }).first()).toBeChecked()
  if (javaScriptEnabled) await expect(page.getByText(/^(\d+) of \1 marked$/)).toBeVisible()
  await page.locator('main input[type=radio]').first().focus()
  for (let stop = 0; stop < 14; stop++) await tab(page)
  await page.getByRole('button', { name: 'Save register' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Register saved/).first()).toBeVisible()
  await page.getByRole('button', { name: /Next: thank those who came/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank people with a voucher')
  await look(page)
})

test('points are tagged with keys only', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts there are no keys, only boxes and a button')
  await signInAs(page, server, 'analyst')
  await open(page, '/tagging')
  const left = async () => Number.parseInt((await page.locator('h1').textContent()) ?? '', 10)
  const before = await left()
  await page.keyboard.press('2')
  await expect(page.locator('[data-chosen]')).toHaveText(/1 theme chosen/)
  await page.keyboard.press('/')
  await page.keyboard.type('special measures')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-chosen]')).toHaveText(/2 themes chosen/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('s')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  expect(await left()).toBe(before - 1)
  await look(page)
  await page.keyboard.press('u')
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  expect(await left()).toBe(before)
  await page.keyboard.press('n')
  await expect(page).toHaveURL(/after=/)
})
