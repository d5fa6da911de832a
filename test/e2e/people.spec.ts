import { expect, type Locator, type Page, test } from '@playwright/test'
import { madeId } from '#db/seed/demonstration/ids.ts'
import { demonstrationPassword, startServer, type TestServer } from '#test/support/server.ts'
import { cookieOfPerson } from '#test/support/signed-in.ts'
import { looksRight } from './support/checked.ts'
import { type Inbox, startInbox } from './support/inbox.ts'
import { Clock, giveEmailAndPassword, type Staff, setUpApp, staffAt } from './support/sign-in.ts'
import { acceptLink, type Desk, desk, invitationOf, open, press, says } from './support/steps.ts'

/** What an administrator does with accounts: a leaver, a lost phone, the quarterly review. */
const START = '2026-11-19T12:00:00Z'

let server: TestServer
let inbox: Inbox
let clock: Clock
test.beforeAll(async () => {
  inbox = await startInbox()
  server = await startServer({ seed: 'demonstration', now: START, smtpUrl: inbox.url })
  clock = new Clock(server, START)
})
test.afterAll(async () => {
  await server.stop()
  await inbox.stop()
})

const titled = (page: Page, words: string) => expect(page.getByRole('heading', { level: 1 })).toContainText(words)

/** An administrator who has just signed in: how, is looked at in `administrator.spec.ts`. */
async function signIn({ page, context }: Desk, name: string): Promise<void> {
  const [cookie = '', value = ''] = cookieOfPerson(server.dataFolder, madeId('per', name), START).split('=')
  await context.addCookies([{ name: cookie, value, url: server.origin }])
  await open(page, '/')
  await titled(page, 'What needs doing')
}

/** Signs in for the first time in the demonstration world, with a password and an app. */
async function begin(who: Staff): Promise<void> {
  await open(who.page, '/sign-in')
  await giveEmailAndPassword(who.page, who.email, demonstrationPassword)
  await setUpApp(who, clock)
}

/** From the list of people to somebody's account. */
async function openAccount(page: Page, name: string): Promise<void> {
  await open(page, '/people')
  await page.getByRole('link', { name, exact: true }).click()
  await titled(page, name)
}

test('SES-04 a leaver is disabled in one step, and signed out at the next click', async ({
  browser,
  contextOptions,
}) => {
  const slate = await desk(browser, server.origin, contextOptions)
  const fern = staffAt(await desk(browser, server.origin, contextOptions), 'fern.facilitator@example.org')
  await begin(fern)
  await open(fern.page, '/forums/open/participants/new')
  await fern.page.getByLabel('First name or nickname').fill('Somebody')

  await signIn(slate, 'slate')
  await openAccount(slate.page, 'Fern (facilitator)')
  await looksRight(slate.page)
  await press(slate.page, 'Disable as a leaver')
  await titled(slate.page, 'Disable as a leaver')
  for (const held of ['Open forum', 'Nobody else runs this forum', 'Sessions to come that they are on the team of'])
    await says(slate.page, new RegExp(held))
  await looksRight(slate.page)
  await press(slate.page, 'Disable this account')
  await says(slate.page, 'Account disabled')
  await looksRight(slate.page)

  await press(fern.page, 'Save')
  await titled(fern.page, 'You have been signed out')
  await looksRight(fern.page)
  await open(fern.page, '/forums')
  await titled(fern.page, 'Sign in')
  await giveEmailAndPassword(fern.page, fern.email, demonstrationPassword)
  await says(fern.page, 'Check your email address and password')
  expect([...slate.problems, ...fern.problems]).toEqual([])
})

test('somebody who lost their phone starts again', async ({ browser, contextOptions }) => {
  const slate = await desk(browser, server.origin, contextOptions)
  const birch = staffAt(await desk(browser, server.origin, contextOptions), 'birch.board@example.org')
  await begin(birch)
  const lost = birch.seed

  await signIn(slate, 'slate')
  await openAccount(slate.page, 'Birch (Board)')
  await press(slate.page, 'Have them start again')
  await titled(slate.page, 'Have them start again')
  await looksRight(slate.page)
  await press(slate.page, 'Have them start again')
  await says(slate.page, 'There is a problem')
  await looksRight(slate.page)
  await slate.page.getByLabel('I have spoken to them and am sure who they are').check()
  await press(slate.page, 'Have them start again')
  await says(slate.page, 'They start again. The link goes to their email address.')
  await expect(slate.page.locator('main')).not.toContainText('/invitation/')
  await looksRight(slate.page)

  await open(birch.page, '/reports')
  await titled(birch.page, 'Sign in')
  await giveEmailAndPassword(birch.page, birch.email, demonstrationPassword)
  await says(birch.page, 'Check your email address and password')
  const link = await invitationOf(inbox, birch.email)
  await acceptLink(birch.page, link)
  await setUpApp(birch, clock)
  expect(birch.seed).not.toBe(lost)
  await open(birch.page, '/reports/1')
  await titled(birch.page, 'Board report 1')
  expect((await open(birch.page, link))?.status()).toBe(404)
  await looksRight(birch.page)
  expect([...slate.problems, ...birch.problems]).toEqual([])
})

/** Gives one role of the review its answer, and waits until it is no longer asked about. */
async function decide(card: Locator, answer: string): Promise<void> {
  const page = card.page()
  const id = await card.getAttribute('id')
  await card.getByLabel(answer).check()
  await card.getByRole('button', { name: 'Save answer' }).click()
  await expect(page.locator(`section[id="${id}"]`)).toHaveCount(0)
}

test('the quarterly review: every role kept or ended, by two, and finished', async ({ browser, contextOptions }) => {
  const [flint, slate] = [
    await desk(browser, server.origin, contextOptions),
    await desk(browser, server.origin, contextOptions),
  ]
  await signIn(flint, 'flint')
  await flint.page
    .getByRole('link', { name: /review/i })
    .first()
    .click()
  await titled(flint.page, 'Quarterly access review')
  await looksRight(flint.page)
  await press(flint.page, 'Start the review')
  await says(flint.page, 'Review started')
  await looksRight(flint.page)
  const toDecide = (page: Page) =>
    page.locator('section.app-card', { has: page.getByRole('button', { name: 'Save answer' }) })
  await press(flint.page, 'Save answer')
  await says(flint.page, 'There is a problem')
  await looksRight(flint.page)
  await decide(toDecide(flint.page).first(), 'End it')
  await says(flint.page, 'Role ended')
  while ((await toDecide(flint.page).count()) > 0) await decide(toDecide(flint.page).first(), 'Keep it')
  await says(flint.page, 'This is your own role. Another administrator decides on it.')
  await expect(flint.page.getByRole('button', { name: 'Finish the review' })).toHaveCount(0)

  await signIn(slate, 'slate')
  await open(slate.page, '/people/review')
  await decide(toDecide(slate.page).first(), 'Keep it')
  await says(slate.page, 'Every role has its answer')
  await looksRight(slate.page)
  await press(slate.page, 'Finish the review')
  await says(slate.page, 'Review finished')
  await looksRight(slate.page)
  await open(slate.page, '/')
  await expect(slate.page.locator('main')).not.toContainText(/access review/i)
  expect([...flint.problems, ...slate.problems]).toEqual([])
})
