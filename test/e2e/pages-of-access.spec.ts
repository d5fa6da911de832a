import { expect, type Page, test } from '@playwright/test'
import { madeId } from '#db/seed/demonstration/ids.ts'
import { startServer, type TestServer } from '#test/support/server.ts'
import { linkTo, look, signInAs, type Who, walk, watched } from './support/tour.ts'

/**
 * The pages of those who say who may do what and of the one who watches them: each is looked at wide and narrow, and each
 * kind is gone through with the Tab key.
 */
let server: TestServer
test.beforeAll(async () => {
  server = await startServer({ seed: 'demonstration' })
})
test.afterAll(() => server.stop())

const account = (name: string) => `/people/${madeId('per', name)}`
const own = [
  ...['/account', '/account/stay', '/account/password', '/account/app', '/account/app?step=set-up'],
  ...['/account/passkeys', '/account/codes', '/account/codes?step=new', '/confirm', '/confirm?next=%2Faccount'],
]
const everybody = ['/help', '/privacy', '/no-such-page']

const tours: { who: Who; what: string; paths: (page: Page) => Promise<string[]> }[] = [
  { who: 'admin', what: 'their own account', paths: async () => own },
  {
    who: 'admin',
    what: 'people',
    paths: async () => [
      ...['/', '/people', '/people?state=disabled', '/people?role=partner&state=invited', '/people/new'],
      ...[account('fern'), account('wren'), account('rook'), account('flint'), account('cedar')],
      '/people/per_nobody',
    ],
  },
  {
    who: 'admin',
    what: 'what people may do',
    paths: async (page) => [
      ...[`${account('fern')}/grants`, `${account('flint')}/grants`, `${account('rook')}/grants`],
      await linkTo(page, account('fern'), `${account('fern')}/grants?end=`),
      ...[`${account('fern')}/leave`, `${account('wren')}/leave`, `${account('flint')}/leave`],
      ...[`${account('fern')}/start-again`, `${account('rook')}/start-again`, `${account('flint')}/start-again`],
      ...['/people/approvals', '/people/review'],
      ...['/break-glass', await linkTo(page, '/break-glass', '/break-glass/'), '/audit'],
    ],
  },
  { who: 'dpo', what: 'their own account', paths: async () => own },
  {
    who: 'dpo',
    what: 'what they watch',
    paths: async (page) => [
      ...['/', '/break-glass', await linkTo(page, '/break-glass', '/break-glass/')],
      ...['/audit', '/audit?page=2', '/audit?action=glass', '/audit?person=system', '/audit?about=bad+id&from=x'],
      ...['/audit?action=sign-in.throttled', await linkTo(page, '/audit', '/audit?about=')],
      ...['/reports', '/people', ...everybody],
    ],
  },
]

/** One page of each kind: other filters of a list, and the same account of somebody else, are no other way to go. */
const byKey = (who: Who, path: string) => !path.includes('?') && !(who === 'dpo' && own.includes(path))

for (const { who, what, paths } of tours) {
  test(`the ${who} on ${what}`, async ({ browser, contextOptions }) => {
    const { page, problems } = await watched(browser, server, contextOptions)
    await signInAs(page, server, who)
    for (const path of await paths(page)) {
      await page.goto(path)
      await look(page)
      if (byKey(who, path)) await walk(page)
    }
    expect(problems).toEqual([])
  })
}

const forms = [
  { who: 'admin', path: '/people/new', submit: 'Add person', errors: 5 },
  { who: 'admin', path: `${account('moss')}/grants`, submit: 'Give role', errors: 2 },
  { who: 'admin', path: `${account('moss')}/start-again`, submit: 'Have them start again', errors: 1 },
  { who: 'admin', path: '/break-glass', submit: 'Use emergency access', errors: 3 },
  { who: 'dpo', path: '/account/password', submit: 'Change password', errors: 1 },
] as const

test('a refused form looks right, and each error leads to its field', async ({ browser, contextOptions }) => {
  const { page, problems } = await watched(browser, server, contextOptions)
  for (const { who, path, submit, errors } of forms) {
    await signInAs(page, server, who)
    await page.goto(path)
    await page.getByRole('button', { name: submit, exact: true }).click()
    await expect(page).toHaveTitle(/^Error: /)
    await look(page)
    const links = await page.locator('.govuk-error-summary').getByRole('link').all()
    expect(links.length, path).toBe(errors)
    for (const link of links) {
      const field = page.locator(`main [id="${(await link.getAttribute('href'))?.slice(1)}"]`)
      await expect(field).toHaveCount(1)
      await link.click()
      await expect(field).toBeInViewport()
    }
  }
  expect(problems).toEqual([])
})
