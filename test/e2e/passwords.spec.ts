import { expect, type Page, test } from '@playwright/test'
import { PASSWORD } from '#test/support/accounts.ts'
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

test('a forgotten password is chosen anew with a link in a letter (AUT-09)', async ({ page }) => {
  await page.goto(`${server.origin}/sign-in`)
  await page.getByRole('link', { name: 'I have forgotten my password' }).click()
  await looksRight(page)
  await page.getByLabel('Email address').fill('ada@example.org')
  await press(page, 'Send the link')
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await looksRight(page)
  const { text } = await inbox.letter('ada@example.org', /password/)
  const link = /http\S+\/reset\/\S+/.exec(text)?.[0] ?? ''
  await page.goto(server.local(link))
  await password(page, 'New password').fill('Passw0rdPassw0rd')
  await press(page, 'Set new password')
  await expect(page.getByText('This password is easy to guess').first()).toBeVisible()
  await looksRight(page)
  await password(page, 'New password').fill('walnut kettle orbit')
  await press(page, 'Set new password')
  await expect(page.getByText('Your new password is set. Sign in with it.')).toBeVisible()
  await page.getByLabel('Email address').fill('ada@example.org')
  await password(page).fill(PASSWORD)
  await press(page, 'Sign in')
  await expect(page.getByText('One of them is not right').first()).toBeVisible()
  await password(page).fill('walnut kettle orbit')
  await press(page, 'Sign in')
  await page.waitForURL(/set-up/)
  await page.goto(server.local(link))
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  await looksRight(page)
})
