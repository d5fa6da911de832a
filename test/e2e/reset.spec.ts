import { expect, type Page, test } from '@playwright/test'
import { demonstrationPassword, startServer, type TestServer } from '#test/support/server.ts'
import { looksRight } from './support/checked.ts'
import { type Inbox, startInbox } from './support/inbox.ts'
import { Clock, giveEmailAndPassword, setUpApp, staffAt } from './support/sign-in.ts'
import { desk, open, press, says } from './support/steps.ts'

/** A forgotten password: a link by letter, and the second factor as ever. */
const START = '2026-11-19T12:00:00Z'
const NEW = 'seven herons over a canal'

let server: TestServer
let inbox: Inbox
test.beforeAll(async () => {
  inbox = await startInbox()
  server = await startServer({ seed: 'demonstration', now: START, smtpUrl: inbox.url })
})
test.afterAll(async () => {
  await server.stop()
  await inbox.stop()
})

const titled = (page: Page, words: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(words)

async function ask(page: Page, email: string): Promise<string | null> {
  await open(page, '/reset')
  await page.getByLabel('Email address').fill(email)
  await press(page, 'Send the link')
  await titled(page, 'Check your email')
  return page.locator('main').textContent()
}

test('AUT-09 a forgotten password is chosen anew by letter', async ({ browser, contextOptions }) => {
  const clock = new Clock(server, START)
  const cedar = staffAt(await desk(browser, server.origin, contextOptions), 'cedar.board@example.org')
  const other = await desk(browser, server.origin, contextOptions)
  await open(cedar.page, '/sign-in')
  await giveEmailAndPassword(cedar.page, cedar.email, demonstrationPassword)
  await setUpApp(cedar, clock)

  const { page } = other
  await open(page, '/sign-in')
  await page.getByRole('link', { name: 'I have forgotten my password' }).click()
  await titled(page, 'Choose a new password')
  await press(page, 'Send the link')
  await says(page, 'There is a problem')
  await looksRight(page)
  expect(await ask(page, cedar.email)).toBe(await ask(page, 'nobody@example.org'))
  await looksRight(page)

  const letter = await inbox.letter(cedar.email, /Choose a new password/)
  expect(letter.recipients).toEqual([cedar.email])
  expect(letter.raw).not.toMatch(/victim|police|mopac|crime|forum/i)
  const link = /\/reset\/[\w-]{43}/.exec(letter.text)?.[0] ?? ''
  for (let look = 0; look < 2; look++) expect((await open(page, link))?.status()).toBe(200)
  await looksRight(page)
  await cedar.page.reload()
  await titled(cedar.page, 'What needs doing')

  await page.getByLabel('New password', { exact: true }).fill('password1234567')
  await press(page, 'Set new password')
  await says(page, 'There is a problem')
  await expect(page.getByLabel('New password', { exact: true })).toHaveValue('')
  await looksRight(page)
  await page.getByLabel('New password', { exact: true }).fill(NEW)
  await press(page, 'Set new password')
  await says(page, 'Your new password is set. Sign in with it.')
  await titled(page, 'Sign in')

  await cedar.page.getByRole('link', { name: 'Reports' }).first().click()
  await titled(cedar.page, 'Sign in')
  const { text } = await inbox.letter(cedar.email, /was changed with a one-time link/)
  expect(text).not.toContain('/reset/')
  expect((await open(page, link))?.status()).toBe(404)
  await titled(page, 'This link does not work')
  await looksRight(page)

  await open(page, '/sign-in')
  await giveEmailAndPassword(page, cedar.email, demonstrationPassword)
  await says(page, 'Check your email address and password')
  await open(page, '/sign-in')
  await giveEmailAndPassword(page, cedar.email, NEW)
  await titled(page, 'Prove that it is you')
  for (const path of ['/', '/reports/1', '/account']) {
    await open(page, path)
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/What needs doing|Board report|Your account/)
  }
  await open(page, '/sign-in/code')
  clock.later()
  await page.getByLabel('Code from your authenticator app').fill(clock.code(cedar.seed))
  await press(page, 'Continue')
  await titled(page, 'What needs doing')
  expect([...cedar.problems, ...other.problems]).toEqual([])
})

test('AUT-09 only the last link works, and only for 30 minutes', async ({ browser, contextOptions }) => {
  server.setClock(START)
  const { page, problems } = await desk(browser, server.origin, contextOptions)
  const email = 'elm.board@example.org'
  const links: string[] = []
  for (let time = 0; time < 2; time++) {
    await ask(page, email)
    const { text } = await inbox.letter(email, /Choose a new password/)
    links.push(/\/reset\/[\w-]{43}/.exec(text)?.[0] ?? '')
  }
  const [first = '', last = ''] = links
  expect((await open(page, first))?.status()).toBe(404)
  expect((await open(page, last))?.status()).toBe(200)
  server.setClock('2026-11-19T12:31:00Z')
  await page.getByLabel('New password', { exact: true }).fill(NEW)
  await press(page, 'Set new password')
  await titled(page, 'This link does not work')
  await open(page, '/sign-in')
  await giveEmailAndPassword(page, email, NEW)
  await says(page, 'Check your email address and password')
  expect(problems).toEqual([])
})
