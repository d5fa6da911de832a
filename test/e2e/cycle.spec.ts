import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { startServer, type TestServer } from '#test/support/server.ts'
import { looksRight, watch } from './support/checked.ts'
import { type Inbox, startInbox } from './support/inbox.ts'

/**
 * One six-week cycle of a forum, four times over a quarter, as the people who do it: from an empty service to the
 * Board member who reads the published report. Runs with JavaScript and without (projects of the configuration).
 */
const PASSWORD = 'three random words together'
const DATES = ['2026-07-02', '2026-08-13', '2026-09-24'] as const
const ALIASES = ['Sunny', 'Kofi', 'Bee', 'Marigold', 'Ash', 'Jo', 'Pearl', 'Robin', 'Sky', 'Teo', 'Uma', 'Wren']

let server: TestServer
let inbox: Inbox
test.beforeAll(async () => {
  inbox = await startInbox()
  server = await startServer({ now: '2026-06-22T09:00:00Z', smtpUrl: inbox.url })
})
test.afterAll(async () => {
  await server.stop()
  await inbox.stop()
})

type Desk = { page: Page; context: BrowserContext; problems: string[] }

async function desk(browser: Browser, options: object): Promise<Desk> {
  const context = await browser.newContext(options)
  const problems = await watch(context, server.origin)
  return { page: await context.newPage(), context, problems }
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const open = (page: Page, path: string) => page.goto(server.origin + path)
const says = (page: Page, words: string | RegExp) => expect(page.getByText(words).first()).toBeVisible()

/** Adds a person as the administrator and returns their one-time link. */
async function invite(admin: Page, name: string, role: string, forum = 'All forums'): Promise<string> {
  await open(admin, '/people')
  await admin.getByLabel('Full name').fill(name)
  await admin.getByLabel('Email address').fill(`${name.toLowerCase()}@example.org`)
  await admin.getByLabel('Organisation').fill('Example')
  await admin.getByLabel(role, { exact: true }).check()
  await admin.getByLabel('Forum', { exact: true }).selectOption({ label: forum })
  await press(admin, 'Add person')
  const link = (await admin.locator('main code').first().textContent()) ?? ''
  return new URL(link).pathname
}

async function acceptLink(page: Page, path: string, first?: { name: string; email: string }): Promise<void> {
  await open(page, path)
  await looksRight(page)
  if (first) {
    await page.getByLabel('Your name').fill(first.name)
    await page.getByLabel('Email address').fill(first.email)
  }
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(page, 'Set password and sign in')
  await says(page, 'What needs doing')
}

/** From /forums to a session by its date in words. */
async function openSession(page: Page, when: RegExp): Promise<string> {
  await open(page, '/forums/open')
  await page.getByRole('link', { name: when }).first().click()
  return new URL(page.url()).pathname
}

async function layOutSessions(page: Page): Promise<void> {
  await open(page, '/forums/open/sessions')
  await looksRight(page)
  for (const [part, value] of [
    ['Day', '2'],
    ['Month', '7'],
    ['Year', '2026'],
  ] as const)
    await page.getByLabel(part, { exact: true }).fill(value)
  await page.getByLabel('Start time').fill('18:00')
  await press(page, 'Show the dates')
  await says(page, 'Thursday 5 November 2026')
  await looksRight(page)
  await press(page, /Lay out these 9 sessions/)
  await open(page, '/forums/open')
  await says(page, 'Thursday 13 August 2026, 6pm')
  await looksRight(page)
}

async function fillPlaces(page: Page): Promise<void> {
  await open(page, '/forums/open/participants')
  for (const alias of ALIASES) {
    await page.getByLabel('First name or nickname').fill(alias)
    await press(page, 'Add participant')
    await says(page, alias)
  }
  await page.getByLabel('First name or nickname').fill('Yusra')
  await press(page, 'Add participant')
  await says(page, 'Put them on the waiting list?')
  await looksRight(page)
  await press(page, 'Put Yusra on the waiting list')
  await looksRight(page)
}

async function remindTeam(page: Page, session: string): Promise<void> {
  await open(page, `${session}/team`)
  await page.getByLabel(/Robin/).check()
  await press(page, 'Save team')
  await open(page, `${session}/team`)
  await looksRight(page)
  await press(page, /Send a reminder to 1 person/)
  const letter = await inbox.next()
  expect(letter.recipients).toEqual(['robin@example.org'])
  expect(letter.raw).not.toMatch(/victim|police|mopac|crime|forum/i)
}

async function keepRegister(page: Page, session: string): Promise<void> {
  await open(page, `${session}/register`)
  for (const [at, alias] of ALIASES.entries()) {
    const person = page.getByRole('group', { name: new RegExp(`^${alias} `) })
    await person
      .getByLabel(at === 10 ? 'Left early' : at === 11 ? 'Sent apologies' : 'Attended', { exact: true })
      .check()
  }
  await page.getByLabel('Victim Support', { exact: true }).fill('1')
  await page.getByLabel('Facilitators', { exact: true }).fill('1')
  await looksRight(page)
  await press(page, 'Save register')
  await says(page, /Register saved/)
  await looksRight(page)
}

async function thankEverybody(page: Page, session: string): Promise<void> {
  await open(page, `${session}/vouchers`)
  await looksRight(page)
  for (let given = 0; given < 10; given++) await press(page, /Give .*voucher/)
  await press(page, /declined/i)
  await says(page, 'Everyone has been thanked')
  await looksRight(page)
}

async function writeDown(page: Page, session: string, texts: string[]): Promise<void> {
  await open(page, `${session}/points`)
  for (const text of texts) {
    await page.getByLabel('What was said').fill(text)
    await page.getByLabel('Experience', { exact: true }).check()
    await page.getByLabel('Two or more people', { exact: true }).check()
    await press(page, 'Save point')
    await says(page, text)
  }
  await looksRight(page)
}

async function importPoints(page: Page, session: string): Promise<void> {
  await open(page, `${session}/points/import`)
  await looksRight(page)
  const lines = [
    'text,kind,breadth,valence',
    '=SUM(A1),experience,one,problem',
    'Nobody rang back when they said they would,experience,several,problem',
    'A bad line,opinion,one,',
  ]
  await page
    .getByLabel('Choose a CSV file')
    .setInputFiles({ name: 'points.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) })
  await press(page, 'Read the file')
  await says(page, /4/)
  await looksRight(page)
  await press(page, 'Bring in 2 points')
  await says(page, '=SUM(A1)')
}

async function tagEverything(page: Page, points: number): Promise<void> {
  await open(page, '/tagging')
  await looksRight(page)
  for (let n = 0; n < points; n++) {
    await page.locator('input[name=theme][value=COM-UPDATES]').check({ force: true })
    await press(page, /Save and next/)
    await expect(page.getByRole('button', { name: /Undo/ })).toBeVisible()
    if (n === 0) {
      await press(page, /Undo/)
      await page.locator('input[name=theme][value=COM-UPDATES]').check({ force: true })
      await press(page, /Save and next/)
    }
  }
  await looksRight(page)
}

async function draftReport(page: Page): Promise<string> {
  await open(page, '/reports/new')
  await looksRight(page)
  await page.getByLabel('Open forum', { exact: true }).check()
  await page.getByLabel('July to September 2026').check()
  await page.getByLabel(/introduction/i).fill('What the open forum said this quarter.')
  await press(page, 'Draft the report')
  await says(page, 'Regular updates')
  await looksRight(page)
  await expect(page.getByRole('button', { name: 'Approve this report' })).toHaveCount(0)
  return new URL(page.url()).pathname
}

test('a forum goes from an empty service to a published Board report', async ({ browser, contextOptions }) => {
  test.setTimeout(300_000)
  const at = async (iso: string, ...pages: Page[]) => {
    server.setClock(iso)
    for (const page of pages) await signIn(page)
  }
  const names = new Map<Page, string>()
  const signIn = async (page: Page) => {
    await page.context().clearCookies()
    await open(page, '/sign-in')
    await page.getByLabel('Email address').fill(`${names.get(page)}@example.org`)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await press(page, 'Sign in')
    await says(page, 'What needs doing')
  }

  const desks = await Promise.all(['admin', 'robin', 'ash', 'cove', 'birch'].map(() => desk(browser, contextOptions)))
  const [admin, facilitator, analyst, commissioner, board] = desks.map(({ page }) => page) as [
    Page,
    Page,
    Page,
    Page,
    Page,
  ]

  await test.step('the administrator invites four people', async () => {
    await acceptLink(admin, new URL(server.firstLink ?? '').pathname, { name: 'Flint', email: 'flint@example.org' })
    const links = [
      await invite(admin, 'Robin', 'Facilitator', 'Open forum'),
      await invite(admin, 'Ash', 'MOPAC analyst'),
      await invite(admin, 'Cove', 'MOPAC commissioner'),
      await invite(admin, 'Birch', 'Programme Board member'),
    ]
    await looksRight(admin)
    for (const [at, page] of [facilitator, analyst, commissioner, board].entries()) {
      names.set(page, ['robin', 'ash', 'cove', 'birch'][at] ?? '')
      await acceptLink(page, links[at] ?? '')
      await looksRight(page)
    }
  })

  await test.step('the facilitator plans the sessions and fills the places', async () => {
    await layOutSessions(facilitator)
    await fillPlaces(facilitator)
    await open(facilitator, '/vouchers/batches/new')
    await looksRight(facilitator)
    await facilitator.getByLabel('Supplier').fill('Example Gifts')
    await facilitator.getByLabel(/Order reference/).fill('A-1')
    await facilitator.getByLabel(/value/i).fill('20')
    await facilitator.getByLabel(/How many|Quantity|Number of/).fill('40')
    for (const [part, value] of [
      ['Day', '20'],
      ['Month', '6'],
      ['Year', '2026'],
    ] as const)
      await facilitator.getByLabel(part, { exact: true }).fill(value)
    await press(facilitator, /Record/)
    await says(facilitator, /40/)
    await looksRight(facilitator)
    await remindTeam(facilitator, await openSession(facilitator, /Thursday 2 July 2026/))
  })

  await test.step('three sessions are held, thanked for and written up', async () => {
    for (const [at_, date] of DATES.entries()) {
      await at(`${date}T20:30:00Z`, facilitator)
      const session = await openSession(facilitator, [/2 July/, /13 August/, /24 September/][at_] ?? /x/)
      await looksRight(facilitator)
      await keepRegister(facilitator, session)
      await thankEverybody(facilitator, session)
      const texts = [
        'Updates came only after people rang',
        'Nobody knew who to ask',
        'It helped when one officer stayed in touch',
      ]
      await writeDown(
        facilitator,
        session,
        texts.map((text) => `${text} (${at_ + 1})`),
      )
      if (at_ === 2) await importPoints(facilitator, session)
    }
  })

  await test.step('the analyst tags every point and drafts the report', async () => {
    await at('2026-10-05T09:00:00Z', analyst)
    await tagEverything(analyst, 11)
    await open(analyst, '/points')
    await looksRight(analyst)
    await open(analyst, '/codebook')
    await looksRight(analyst)
  })
  const draft = await test.step('and cannot approve it', () => draftReport(analyst))

  await test.step('the commissioner approves and publishes it', async () => {
    await signIn(commissioner)
    await open(commissioner, draft)
    await looksRight(commissioner)
    await press(commissioner, 'Approve this report')
    await press(commissioner, 'Publish this report')
    await says(commissioner, /Board report 1/)
  })

  await test.step('the Board member reads it, and nothing else', async () => {
    await signIn(board)
    await looksRight(board)
    await board
      .getByRole('link', { name: /Board report 1|Report 1/ })
      .first()
      .click()
    await looksRight(board)
    await says(board, /Regular updates/)
    const page = await board.locator('main').textContent()
    expect(page).not.toMatch(/\b(11|33)\b(?! )/)
    expect(page).toMatch(/[0-9a-f]{64}/)
    const download = board.waitForEvent('download')
    await board.getByRole('link', { name: /CSV/ }).click()
    expect((await download).suggestedFilename()).toBe('report-1.csv')
    for (const path of ['/forums', '/tagging', draft, '/people'])
      expect((await open(board, path))?.status(), path).toBe(403)
  })

  expect(desks.flatMap(({ problems }) => problems)).toEqual([])
})
