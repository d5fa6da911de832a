import { expect, type Page, test } from '@playwright/test'
import { demonstrationPassword, startServer, type TestServer } from '#test/support/server.ts'

/** A password manager, or a person with one, pastes: with the keys of the browser itself, as they would. */
const PASSWORD = 'kettle orbit walnut ferry 🙂 ß'
let server: TestServer
let world: TestServer
test.beforeAll(async () => {
  server = await startServer()
  world = await startServer({ seed: 'demonstration' })
})
test.afterAll(async () => {
  await server?.stop()
  await world?.stop()
})

/** Types a text somewhere else, cuts it out, and pastes it into the password. */
async function paste(page: Page, text: string): Promise<void> {
  const other = page.getByLabel('Email address')
  await other.fill(text)
  await other.press('ControlOrMeta+a')
  await other.press('ControlOrMeta+x')
  await expect(other).toHaveValue('')
  const password = page.getByLabel('Password', { exact: true })
  await password.focus()
  await password.press('ControlOrMeta+v')
  await expect(password).toHaveValue(text)
}

test('AUT-02 a new password can be pasted, and is taken as it is', async ({ page }) => {
  await page.goto(server.firstLink ?? '')
  await page.getByLabel('Your name').fill('Ada Example')
  await paste(page, PASSWORD)
  const email = `ada-${test.info().project.name}@example.org`
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Set password and go on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up how you sign in')
})

test('AUT-02 a password can be pasted to sign in', async ({ page }) => {
  await page.goto(`${world.origin}/sign-in`)
  await paste(page, demonstrationPassword)
  await page.getByLabel('Email address').fill('fern.facilitator@example.org')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up how you sign in')
})
