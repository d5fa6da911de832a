import { expect, type Page, test } from '@playwright/test'
import { startServer, type TestServer } from '#test/support/server.ts'
import { looksRight } from './support/checked.ts'
import { signInAs } from './support/tour.ts'

/** A spreadsheet brought in, and what somebody in it agrees to, taken down and taken back. With JavaScript and without. */
let server: TestServer
test.beforeAll(async () => {
  server = await startServer({ seed: 'demonstration' })
})
test.afterAll(() => server.stop())

const CSV = [
  'First name,Surname,Email,Adjustments',
  'Quartz,Hidden,quartz@example.org,quiet room',
  'Marble,Hidden,not an address,',
].join('\n')

const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name }).click()
  await page.waitForLoadState()
}

test('people come in from a spreadsheet, are asked, and change their mind', async ({ page }) => {
  test.setTimeout(120_000)
  await signInAs(page, server, 'facilitator')
  await page.goto(`${server.origin}/forums/open/participants`)
  await page.getByRole('link', { name: 'Bring in a spreadsheet' }).click()
  await page.setInputFiles('input[type=file]', { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) })
  await press(page, 'Read the file')
  await expect(page.getByText('never a surname')).toBeVisible()
  await press(page, 'Go on')
  await looksRight(page)
  await expect(page.getByText('The email address is not one plain email address')).toBeVisible()
  await press(page, 'Bring in 1 person')
  await page.getByRole('link', { name: 'Ask each of them what they agree to' }).click()
  await page.getByRole('link', { name: 'Quartz' }).click()
  await expect(page.getByText('Nobody has asked them yet')).toBeVisible()
  await page.getByRole('group', { name: 'Do they want to take part?' }).getByLabel('Yes').check()
  await page.getByRole('group', { name: 'May we email them?' }).getByLabel('Yes').check()
  await page.getByLabel('They said so').check()
  await press(page, 'Save answers')
  await expect(page.getByText('2 answers saved.')).toBeVisible()
  await press(page, 'Withdraw Taking part')
  await expect(page.getByText('They no longer agree to take part.')).toBeVisible()
  await looksRight(page)
})
