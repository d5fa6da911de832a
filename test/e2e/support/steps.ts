import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { looksRight, watch } from './checked.ts'
import type { Inbox } from './inbox.ts'

/** The single steps of the cycle, each on the page where it is done. */
export const PASSWORD = 'quiet lantern meadow'
const ALIASES = ['Sunny', 'Kofi', 'Bee', 'Marigold', 'Ash', 'Jo', 'Pearl', 'Robin', 'Sky', 'Teo', 'Uma', 'Wren']

export type Desk = { page: Page; context: BrowserContext; problems: string[] }

export async function desk(browser: Browser, origin: string, options: object): Promise<Desk> {
  const context = await browser.newContext({ ...options, baseURL: origin })
  const problems = await watch(context, origin)
  return { page: await context.newPage(), context, problems }
}

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
export const open = (page: Page, path: string) => page.goto(path)
export const says = (page: Page, words: string | RegExp) =>
  expect(page.getByText(words).filter({ visible: true }).first()).toBeVisible()

/** Adds a person as the administrator. They get a letter: its link is shown to nobody else. */
export async function invite(admin: Page, name: string, role: string, forum = 'All forums'): Promise<void> {
  await open(admin, '/people/new')
  await looksRight(admin)
  await admin.getByLabel('Full name').fill(name)
  await admin.getByLabel('Email address').fill(`${name.toLowerCase()}@example.org`)
  await admin.getByLabel('Organisation').fill('Example')
  await admin.getByLabel(role, { exact: true }).check()
  await admin.getByLabel('Forum', { exact: true }).selectOption({ label: forum })
  await admin.getByLabel('Why they need it').fill('They begin this month')
  await press(admin, 'Add person')
  await says(admin, 'Person added')
  await expect(admin.locator('main')).not.toContainText('/invitation/')
}

/** The path of the one-time link in somebody's letter. */
export async function invitationOf(inbox: Inbox, email: string): Promise<string> {
  const { text, raw } = await inbox.letter(email, /Set up your account/)
  expect(raw).not.toMatch(/victim|police|mopac|crime|forum/i)
  return /\/invitation\/[\w-]{43}/.exec(text)?.[0] ?? ''
}

/** Opens a one-time link and sets the password. Next comes the second factor. */
export async function acceptLink(page: Page, path: string, first?: { name: string; email: string }): Promise<void> {
  await open(page, path)
  await looksRight(page)
  if (first) {
    await page.getByLabel('Your name').fill(first.name)
    await page.getByLabel('Email address').fill(first.email)
  }
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(page, 'Set password and go on')
}

/** From /forums to a session by its date in words. */
export async function openSession(page: Page, when: RegExp): Promise<string> {
  await open(page, '/forums/open')
  await page.getByRole('link', { name: when }).first().click()
  return new URL(page.url()).pathname
}

export async function layOutSessions(page: Page): Promise<void> {
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

export async function fillPlaces(page: Page): Promise<void> {
  for (const alias of ALIASES) {
    await takeDown(page, alias)
    await says(page, alias)
  }
  await takeDown(page, 'Yusra')
  await says(page, 'Put them on the waiting list?')
  await looksRight(page)
  await press(page, 'Put Yusra on the waiting list')
  await looksRight(page)
}

/** Somebody who has agreed already: they get a place at once. */
async function takeDown(page: Page, alias: string): Promise<void> {
  await open(page, '/forums/open/participants/new')
  await page.getByLabel('First name or nickname').fill(alias)
  await page.getByLabel('The Independent Victims’ Commissioner for London').check()
  await page.getByLabel('They have agreed to take part').check()
  await press(page, 'Save')
}

export async function remindTeam(page: Page, inbox: Inbox, session: string): Promise<void> {
  await open(page, `${session}/team`)
  await page.getByLabel(/Robin/).check()
  await press(page, 'Save team')
  await open(page, `${session}/team`)
  await looksRight(page)
  await press(page, /Send a reminder to 1 person/)
  const letter = await inbox.letter('robin@example.org', /Reminder/)
  expect(letter.recipients).toEqual(['robin@example.org'])
  expect(letter.raw).not.toMatch(/victim|police|mopac|crime|forum/i)
}

export async function keepRegister(page: Page, session: string): Promise<void> {
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

export async function thankEverybody(page: Page, session: string): Promise<void> {
  await open(page, `${session}/vouchers`)
  await looksRight(page)
  for (let given = 0; given < 10; given++) await press(page, /Give .*voucher/)
  await press(page, /declined/i)
  await says(page, 'Everyone has been thanked')
  await looksRight(page)
}

export async function writeDown(page: Page, session: string, texts: string[]): Promise<void> {
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

/** Offers the words of a session to those who were there. */
export async function offerWords(page: Page, session: string): Promise<void> {
  await open(page, `${session}/write-up`)
  await looksRight(page)
  await press(page, 'Offer the words to those who were there')
  await says(page, /can answer until the end of/)
}

/** Submits the points once the time to answer is over, and destroys the notes: the session closes by itself. */
export async function submitAndDestroy(page: Page, session: string): Promise<void> {
  await open(page, `${session}/write-up`)
  await page.getByLabel(/I have read every point/).check()
  await press(page, 'Submit to MOPAC')
  await looksRight(page)
  await page.getByLabel('Notes on paper are shredded').check()
  await page.getByLabel('No note of this session is left on paper or on a device').check()
  await press(page, 'Destroy the notes and record it')
  await open(page, session)
  await says(page, 'Nothing is missing. This session is closed.')
  await looksRight(page)
}

export async function importPoints(page: Page, session: string): Promise<void> {
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
  await says(page, '2 points can be brought in. Some lines cannot.')
  await looksRight(page)
  await press(page, 'Bring in 2 points')
  await says(page, '=SUM(A1)')
}

export async function tagEverything(page: Page, points: number): Promise<void> {
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

export async function draftReport(page: Page): Promise<string> {
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
