import { expect, type Page, test } from '@playwright/test'
import { startServer, type TestServer } from '#test/support/server.ts'
import { accountsOnServer } from '#test/support/sign-in-on-server.ts'
import { looksRight, watch } from './support/checked.ts'
import { type Inbox, startInbox } from './support/inbox.ts'

/** Passwords as people handle them: pasted, forgotten and chosen anew, with JavaScript and without. */
let server: TestServer
let inbox: Inbox
let problems: string[]
test.beforeAll(async () => {
  inbox = await startInbox()
  server = await startServer({ smtpUrl: inbox.url })
  await accountsOnServer(server, { ada: 'active' })
})
test.afterAll(async () => {
  await server.stop()
  await inbox.stop()
})
test.beforeEach(async ({ context }) => {
  problems = await watch(context, server.origin)
})
test.afterEach(() => expect(problems).toEqual([]))

const press = (page: Page, name: string) => page.getByRole('button', { name }).click()
const password = (page: Page, label = 'Password') => page.getByLabel(label, { exact: true })

test('a password can be pasted when it is set and when it is used (AUT-02)', async ({ page }) => {
  const pasted = '  kettle 🙂 Ａé orbit  '
  await page.goto(server.firstLink ?? '')
  await looksRight(page)
  const name = page.getByLabel('Your name')
  await name.fill(pasted)
  await name.press('Control+A')
  await name.press('Control+C')
  await name.fill('Flint')
  await page.getByLabel('Email address').fill('flint@example.org')
  await password(page).press('Control+V')
  await expect(password(page)).toHaveValue(pasted)
  await press(page, 'Set password and go on')
  await page.waitForURL(/set-up/)
  await page.context().clearCookies()
  await page.goto(`${server.origin}/sign-in`)
  await page.getByLabel('Email address').fill('flint@example.org')
  await password(page).press('Control+V')
  await press(page, 'Sign in')
  await page.waitForURL(/set-up/)
  await page.goto(`${server.origin}/sign-in`)
  await looksRight(page)
  await press(page, 'Start again')
  await expect(password(page)).toBeVisible()
})
