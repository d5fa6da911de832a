import { expect, type Locator, type Page, test } from '@playwright/test'
import { demonstrationPassword, startServer, type TestServer } from '#test/support/server.ts'
import { looksRight } from './support/checked.ts'
import { giveAuthenticator, setUpPasskey } from './support/passkeys.ts'
import { Clock, giveEmailAndPassword, type Staff, setUpApp, staffAt } from './support/sign-in.ts'
import { desk, open, press, says } from './support/steps.ts'

/** Signing in and out as staff do it: password and app, recovery code, passkey, and saying again who one is. */
const START = '2026-11-19T12:00:00Z'

let server: TestServer
let clock: Clock
test.beforeAll(async () => {
  server = await startServer({ seed: 'demonstration', now: START })
})
test.beforeEach(() => {
  clock = new Clock(server, START)
  clock.set(START)
})
test.afterAll(() => server.stop())

const givePassword = async (who: Staff) => {
  await open(who.page, '/sign-in')
  await giveEmailAndPassword(who.page, who.email, demonstrationPassword)
}
const isHome = (page: Page) => expect(page.getByRole('heading', { level: 1 })).toHaveText('What needs doing')
const isAsked = (page: Page) => expect(page.getByRole('heading', { level: 1 })).toHaveText('Prove that it is you')

/** Goes through a page with the Tab key until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('the Tab key does not lead there')
}

/** What a page could leave behind in the browser for the next person to read. */
async function leftBehind(page: Page): Promise<unknown> {
  return page.evaluate(async () => ({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    cookies: document.cookie,
  }))
}
/** Where a page says what went wrong in the browser. */
const SAID = '[data-passkey-says]'
const NOTHING = { local: [], session: [], databases: [], caches: [], cookies: '' }

test('a password and an app: set up, sign in, not twice with one code', async ({ browser, contextOptions }) => {
  const who = staffAt(await desk(browser, server.origin, contextOptions), 'birch.board@example.org')
  const { page } = who
  await givePassword(who)
  await setUpApp(who, clock)
  await press(page, 'Sign out')
  await says(page, 'You have signed out')

  await givePassword(who)
  await isAsked(page)
  await looksRight(page)
  const used = clock.code(who.seed)
  await page.getByLabel('Code from your authenticator app').fill(used)
  await press(page, 'Continue')
  await says(page, 'There is a problem')
  await looksRight(page)
  await expect(page.getByLabel('Code from your authenticator app')).toHaveValue('')
  clock.later()
  const code = clock.code(who.seed)
  await page.getByLabel('Code from your authenticator app').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await press(page, 'Continue')
  await isHome(page)
  expect(who.problems).toEqual([])
})

test('a recovery code lets in once', async ({ browser, contextOptions }) => {
  const who = staffAt(await desk(browser, server.origin, contextOptions), 'cedar.board@example.org')
  const { page } = who
  await givePassword(who)
  await setUpApp(who, clock)
  const give = async () => {
    await page.context().clearCookies()
    await givePassword(who)
    await page.getByRole('link', { name: 'Use a recovery code instead' }).click()
    await looksRight(page)
    await page.getByLabel('Recovery code').fill((who.codes[0] ?? '').toLowerCase())
    await press(page, 'Continue')
  }
  await give()
  await isHome(page)
  await says(page, 'You have 9 recovery codes left')
  await give()
  await says(page, 'The recovery code is not right, or was used before')
  await isAsked(page)
  expect(who.problems).toEqual([])
})

test('nothing is left after signing out: Back shows nothing (SES-06)', async ({ browser, contextOptions }) => {
  const who = staffAt(await desk(browser, server.origin, contextOptions), 'elm.board@example.org')
  const { page } = who
  await givePassword(who)
  await setUpApp(who, clock)
  await open(page, '/reports')
  await open(page, '/reports/1')
  await expect(page.locator('main')).toContainText('Board report 1')
  await press(page, 'Sign out')
  await says(page, 'You have signed out')
  for (let back = 0; back < 3; back++) {
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
    await expect(page.locator('body')).not.toContainText(/Elm|Board report 1|Sign out/)
  }
  expect(who.problems).toEqual([])
})

test.describe('with a passkey', () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'a passkey needs JavaScript')

  test('set up, signed in with it alone, confirmed with it, from the keyboard', async ({ browser, contextOptions }) => {
    const who = staffAt(await desk(browser, server.origin, contextOptions), 'flint.admin@example.org')
    const { page } = who
    await giveAuthenticator(page)
    const pressByKey = async (name: string, role: 'button' | 'link' = 'button') => {
      const target = page.getByRole(role, { name, exact: true })
      await tabTo(page, target)
      await page.keyboard.press('Enter')
    }
    await givePassword(who)
    await setUpPasskey(who)
    await pressByKey('Sign out')
    await says(page, 'You have signed out')

    await open(page, '/people')
    await pressByKey('Sign in with a passkey', 'link')
    await looksRight(page)
    await pressByKey('Use your passkey')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('People')

    clock.later(6 * 60)
    await open(page, '/people/new')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm that it is you')
    await looksRight(page)
    await pressByKey('Use your passkey')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add a person')
    expect(await leftBehind(page)).toEqual(NOTHING)
    expect(who.problems).toEqual([])
  })

  test('the second factor, and what is said when it does not work', async ({ browser, contextOptions }) => {
    const who = staffAt(await desk(browser, server.origin, contextOptions), 'slate.admin@example.org')
    const { page } = who
    const authenticator = await giveAuthenticator(page)
    await givePassword(who)
    await setUpPasskey(who)
    await page.context().clearCookies()
    await givePassword(who)
    await isAsked(page)
    await expect(page.getByLabel('Code from your authenticator app')).toHaveCount(0)
    await authenticator.recognises(false)
    await press(page, 'Use your passkey')
    await expect(page.locator(SAID)).toContainText('No passkey was used')
    await looksRight(page)
    await authenticator.recognises(true)
    await press(page, 'Use your passkey')
    await isHome(page)

    await open(page, '/account/passkeys')
    await press(page, 'Add passkey')
    await expect(page.locator(SAID)).toContainText('Enter a name for the passkey')
    await page.getByLabel('Name of the passkey').fill('The same laptop')
    await press(page, 'Add passkey')
    await expect(page.locator(SAID)).toContainText('This device already has a passkey for your account')
    await looksRight(page)
    expect(await leftBehind(page)).toEqual(NOTHING)
    expect(who.problems).toEqual([])
  })

  test('kept and removed on one’s own account', async ({ browser, contextOptions }) => {
    const who = staffAt(await desk(browser, server.origin, contextOptions), 'ash.analyst@example.org')
    const { page } = who
    await giveAuthenticator(page)
    await givePassword(who)
    await setUpApp(who, clock)
    await open(page, '/account/passkeys')
    await says(page, 'You have no passkey yet')
    await looksRight(page)
    await page.getByLabel('Name of the passkey').fill('Work laptop')
    await page.keyboard.press('Enter')
    await says(page, 'Passkey added')
    await looksRight(page)
    await page.getByRole('link', { name: /^Remove/ }).click()
    await looksRight(page)
    await press(page, 'Yes, remove it')
    await says(page, 'Passkey removed')
    await open(page, '/account/passkeys')
    await says(page, 'You have no passkey yet')
    expect(who.problems).toEqual([])
  })

  test('a device without one says so, and the password is a link away', async ({ browser, contextOptions }) => {
    const who = staffAt(await desk(browser, server.origin, contextOptions), 'nobody@example.org')
    await giveAuthenticator(who.page)
    await open(who.page, '/sign-in/passkey')
    await press(who.page, 'Use your passkey')
    await expect(who.page.locator(SAID)).toContainText('this device has no passkey for this service')
    await looksRight(who.page)
    await who.page.getByRole('link', { name: 'Sign in with your password' }).click()
    await expect(who.page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
    expect(who.problems).toEqual([])
  })
})

test('without JavaScript a passkey page says what to do instead', async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, 'with JavaScript there is a button')
  await page.goto(`${server.origin}/sign-in/passkey`)
  await says(page, 'A passkey needs JavaScript')
  await expect(page.getByRole('button', { name: 'Use your passkey' })).toBeHidden()
  await looksRight(page)
})
