import { expect, type Page, test } from '@playwright/test'
import { startServer, type TestServer } from '#test/support/server.ts'
import { linkTo, look, sessionsOf, signInAs, type Who, watched } from './support/tour.ts'

/** The main pages of the roles that work with forums, and those for everybody, with JavaScript and without. */
let server: TestServer
test.beforeAll(async () => {
  server = await startServer({ seed: 'demonstration' })
})
test.afterAll(() => server.stop())

const plans: Partial<Record<Who, (page: Page) => Promise<string[]>>> = {
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
}

for (const [who, plan] of Object.entries(plans) as [Who, (page: Page) => Promise<string[]>][]) {
  test(`the pages of the ${who} look right`, async ({ browser, contextOptions }) => {
    const { page, problems } = await watched(browser, server, contextOptions)
    await signInAs(page, server, who)
    for (const path of await plan(page)) {
      await page.goto(path)
      await look(page)
    }
    expect(problems).toEqual([])
  })
}

test('pages for everybody look right', async ({ browser, contextOptions }) => {
  const { page, problems } = await watched(browser, server, contextOptions)
  for (const path of [
    '/sign-in',
    '/sign-in/passkey',
    '/reset',
    '/reset/none',
    '/help',
    '/help?words=voucher',
    '/help?words=nowhere+at+all',
    '/help/session-day',
    '/help/all',
    '/accessibility',
    '/privacy',
    '/cookies',
    '/invitation/none',
  ]) {
    await page.goto(path)
    await look(page)
  }
  expect(problems).toEqual([])
})
