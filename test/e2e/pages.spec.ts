import { type Browser, expect, type Page, test } from '@playwright/test'
import { madeId } from '#db/seed/demonstration/ids.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { cookieOfPerson } from '#test/support/signed-in.ts'
import { looksRight, watch } from './support/checked.ts'

/**
 * The main pages of each role in the demonstration world, with JavaScript and without (projects of the
 * configuration): each is looked at, and what must work from the keyboard is done from the keyboard.
 */
let server: TestServer
test.beforeAll(async () => {
  server = await startServer({ seed: 'demonstration' })
})
test.afterAll(() => server.stop())

const NOW = '2026-11-19T12:00:00Z'
const people = {
  facilitator: 'fern',
  support: 'heron',
  analyst: 'ash',
  commissioner: 'cove',
  board: 'birch',
  dpo: 'quill',
  admin: 'flint',
}
type Who = keyof typeof people

const open = (page: Page, path: string) => page.goto(server.origin + path)
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** Signed in already: how one signs in is looked at in `sign-in.spec.ts`. */
async function signIn(page: Page, who: Who): Promise<void> {
  const [name, value = ''] = cookieOfPerson(server.dataFolder, madeId('per', people[who]), NOW).split('=')
  await page.context().addCookies([{ name: name ?? '', value, url: server.origin }])
  await open(page, '/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What needs doing')
}

/** Nothing to scroll sideways at 320 CSS px (WCAG 1.4.10), and nothing else wrong. */
async function look(page: Page): Promise<void> {
  await looksRight(page)
  await page.setViewportSize({ width: 320, height: 640 })
  const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
  expect(overflow, `${page.url()} scrolls sideways at 320 px`).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** The address of the first link in the page's content that begins so. */
async function linkTo(page: Page, from: string, start: string): Promise<string> {
  await open(page, from)
  const link = page.locator(`main a[href^="${start}"]:not([href$="/new"])`).first()
  return (await link.getAttribute('href')) ?? ''
}

/** The session of the Open forum that waits for its register, and the first one that is to come. */
async function sessionsOf(page: Page): Promise<{ due: string; next: string; held: string }> {
  await open(page, '/forums/open')
  const rows = page.locator('main tbody tr')
  const href = async (state: string) => {
    const link = rows.filter({ hasText: state }).first().getByRole('link').first()
    return (await link.getAttribute('href')) ?? ''
  }
  return { due: await href('Needs its register'), next: await href('Planned'), held: await href('Held') }
}

const plans: Record<Who, (page: Page) => Promise<string[]>> = {
  facilitator: async (page) => {
    const { due, next, held } = await sessionsOf(page)
    return [
      ...['/', '/forums/open', '/forums/open/participants', '/forums/open/sessions'],
      await linkTo(page, '/forums/open/participants', '/participants/'),
      ...[due, `${due}/register?everyone=attended`, `${due}/vouchers`, `${due}/points`],
      ...[held, `${held}/register`, `${held}/vouchers`, `${held}/points`],
      ...[`${next}/team`, `${next}/change`],
      ...['/vouchers', await linkTo(page, '/vouchers', '/vouchers/batches/')],
    ]
  },
  support: async (page) => ['/', await linkTo(page, '/', '/sessions/'), '/forums/open'],
  analyst: async (page) => [
    ...['/', '/forums', '/points', '/points?q=nothinglikethis', '/tagging', '/reports'],
    ...['/reports/new', await linkTo(page, '/reports', '/reports/drafts/')],
  ],
  commissioner: async (page) => [
    ...['/', '/forums/new', '/forums/open/settings', '/vouchers'],
    await linkTo(page, '/reports', '/reports/drafts/'),
  ],
  board: async () => ['/', '/reports', '/reports/1', '/no-such-page'],
  dpo: async () => ['/', '/reports', '/account/passkeys', '/account/app', '/account/codes', '/confirm'],
  admin: async (page) => [
    ...['/', '/people', '/people/new', '/people/approvals', '/people/review'],
    await linkTo(page, '/people', '/people/per_'),
    ...['/account/passkeys', '/account/password', '/confirm?next=%2Fpeople'],
  ],
}

/** Fails on a broken content policy, a request elsewhere or an error on any page of the browser's context. */
async function watched(browser: Browser, options: object): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext(options)
  const problems = await watch(context, server.origin)
  return { page: await context.newPage(), problems }
}

for (const who of Object.keys(plans) as Who[]) {
  test(`the pages of the ${who} look right`, async ({ browser, contextOptions }) => {
    const { page, problems } = await watched(browser, contextOptions)
    await signIn(page, who)
    for (const path of await plans[who](page)) {
      await open(page, path)
      await look(page)
    }
    expect(problems).toEqual([])
  })
}

test('pages for everybody look right', async ({ page }) => {
  for (const path of [
    '/sign-in',
    '/sign-in/passkey',
    '/reset',
    '/reset/none',
    '/help',
    '/accessibility',
    '/privacy',
    '/cookies',
    '/invitation/none',
  ]) {
    await open(page, path)
    await look(page)
  }
})

test('the skip link is the first stop and leads past the navigation', async ({ page }) => {
  await signIn(page, 'facilitator')
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
  await signIn(page, 'facilitator')
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

/** The element that has the focus lies inside the window and clear of the bar at the bottom (WCAG 2.4.11). */
async function focusIsInSight(page: Page): Promise<boolean> {
  return page.locator(':focus').evaluate((element) => {
    if (element.closest('.app-save-bar')) return true
    const bar = document.querySelector('.app-save-bar')?.getBoundingClientRect().top ?? window.innerHeight
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < Math.min(bar, window.innerHeight)
  })
}

test('the register can be kept from the keyboard on a small screen', async ({ page, javaScriptEnabled }) => {
  await signIn(page, 'facilitator')
  const { due } = await sessionsOf(page)
  await page.setViewportSize({ width: 360, height: 640 })
  await open(page, `${due}/register`)
  await page.getByRole('link', { name: /for everyone not marked yet/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Attended', { exact: true }).first()).toBeChecked()
  if (javaScriptEnabled) await expect(page.getByText(/^(\d+) of \1 marked$/)).toBeVisible()
  await page.locator('main input[type=radio]').first().focus()
  for (let stop = 0; stop < 14; stop++) {
    await page.keyboard.press('Tab')
    expect(await focusIsInSight(page), await page.locator(':focus').evaluate(({ outerHTML }) => outerHTML)).toBe(true)
  }
  await page.getByRole('button', { name: 'Save register' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Register saved/).first()).toBeVisible()
  await page.getByRole('button', { name: /Next: thank those who came/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank people with a voucher')
  await look(page)
})

test('points are tagged with keys only', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts there are no keys, only boxes and a button')
  await signIn(page, 'analyst')
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
