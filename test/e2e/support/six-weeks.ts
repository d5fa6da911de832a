import { type Browser, expect, type Page } from '@playwright/test'
import { watch } from './checked.ts'
import {
  codeWordOf,
  emailOf,
  FACILITATOR,
  FORUM,
  fits,
  look,
  named,
  SUPPORT,
  visit,
  type Week,
} from './six-weeks-world.ts'
import { open, press, says } from './steps.ts'

/** The weeks before a session: what the facilitator does until everybody is invited and the agenda stands. */

/** Finds the gap in the year and lays the missing session out. */
export async function planSession(week: Week): Promise<void> {
  const { page } = week
  await open(page, '/calendar')
  await fits(week)
  await open(page, `/forums/${FORUM}/sessions`)
  await fits(week)
  for (const [part, value] of [
    ['Day', '30'],
    ['Month', '11'],
    ['Year', '2026'],
  ] as const)
    await page.getByLabel(part, { exact: true }).fill(value)
  await page.getByLabel('Start time').fill('6:30pm')
  await press(page, 'Show the dates')
  await fits(week)
  await press(page, /Lay out/)
  await says(page, /laid out/i)
  await open(page, `/calendar?view=list`)
  await fits(week)
  await page
    .getByRole('link', { name: /30 November 2026/ })
    .first()
    .click()
  week.session = new URL(page.url()).pathname
  await says(page, 'Choose where it meets')
  await look(week)
}

export async function setPlace(week: Week): Promise<void> {
  const { page } = week
  await visit(week, '/place')
  await page.getByLabel('Venue').selectOption({ label: 'Made-Up Lane Centre' })
  await page.getByLabel('How to join online').fill('https://meet.example.org/room 020 7946 0000')
  await press(page, 'Save')
  await says(page, 'Saved where this session meets')
  await fits(week)
}

/** A team that breaks no rule; what is missing is said until then. */
export async function chooseTeam(week: Week): Promise<void> {
  const { page } = week
  await visit(week, '/team')
  const part = (name: string) => page.getByRole('group', { name, exact: true })
  await part('Facilitators').getByLabel(FACILITATOR).check()
  await part('Police (MPS)').getByLabel('Rowan', { exact: true }).check()
  await press(page, 'Save team')
  await says(page, /Victim Support/)
  await expect(page.getByRole('button', { name: 'Confirm this session' })).toHaveCount(0)
  await part('Victim Support workers').getByLabel(SUPPORT).check()
  await page.getByLabel('Rowan said that they come in non-uniform').check()
  await press(page, 'Save team')
  await expect(page.getByRole('button', { name: 'Confirm this session' })).toBeVisible()
  await look(week)
}

export async function getReady(week: Week): Promise<void> {
  const { page } = week
  await visit(week, '/preparation')
  await press(page, 'Make the list')
  await fits(week)
  const lines = page.locator('.app-preparation')
  expect(await lines.count()).toBeGreaterThan(2)
  const buttons = await lines.getByRole('button').allTextContents()
  expect(new Set(buttons).size, 'each button says what it is about').toBe(buttons.length)
  await lines.first().getByRole('button', { name: /^Done/ }).click()
  await expect(lines.first().getByRole('heading')).toContainText('Done')
  await look(week)
}

/** Nobody is invited before the session is confirmed; then the letters leave. */
export async function confirmAndInvite(week: Week): Promise<string[]> {
  const { page, inbox } = week
  await visit(week, '/messages')
  const by = page.getByRole('row').filter({ has: page.getByText('Email', { exact: true }) })
  const aliases = await by.getByRole('link').allTextContents()
  const invited = aliases.map((text) => text.split(' ')[0] ?? '')
  await press(page, /^Invite /)
  await fits(week)
  await press(page, /^Invite /)
  await says(page, /invitations are on the way/)
  expect(inbox.received.filter(({ recipients }) => recipients.includes(emailOf(invited[0] ?? '')))).toEqual([])
  await visit(week, '/team')
  await press(page, 'Confirm this session')
  await says(page, 'Confirmed')
  return invited
}

/** Opens the letter that somebody got, and goes through the link to their page. */
export async function openLetter(browser: Browser, week: Week, alias: string, says_: RegExp): Promise<Page> {
  const letter = await week.inbox.letter(emailOf(alias), says_)
  expect(letter.recipients).toHaveLength(1)
  expect(letter.raw).not.toMatch(/victim|police|mopac|crime|forum/i)
  const context = await browser.newContext({ viewport: week.size, javaScriptEnabled: week.isScripted })
  week.problems.push(await watch(context, week.server.origin))
  const page = await context.newPage()
  await page.goto(week.server.local(/https?:\/\/\S+/.exec(letter.text)?.[0] ?? ''))
  await press(page, 'Continue')
  await page.getByLabel('Your word').fill(codeWordOf(alias))
  await press(page, 'Continue')
  await fits({ page, size: week.size })
  return page
}

/** Says that they come, and suggests something to talk about. */
export async function answerByLink(browser: Browser, week: Week, alias: string, suggestion: string): Promise<void> {
  const page = await openLetter(browser, week, alias, /Please say there if you can come/)
  const { origin } = week.server
  await page.goto(`${origin}/p/next`)
  await says(page, /30 November 2026/)
  await says(page, /Made-Up Lane Centre/)
  await page.getByLabel('Yes, I can come').check()
  await press(page, 'Send')
  await says(page, 'Saved.')
  await fits({ page, size: week.size })
  await page.goto(`${origin}/p/agenda`)
  await page.getByLabel('What do you want to talk about?').fill(suggestion)
  await press(page, 'Suggest it')
  await says(page, 'Saved.')
  await fits({ page, size: week.size })
  await page.context().close()
}

/** One tap on the call sheet: somebody said on the phone that they come. */
export async function takeCalls(week: Week): Promise<string> {
  const { page } = week
  await visit(week, '/calls')
  const call = page.locator('.app-call').first()
  const alias = (await call.getByRole('heading').textContent())?.split(' ')[0] ?? ''
  await call.getByRole('button', { name: /^Comes/ }).click()
  await says(page, /Written down: comes/)
  await look(week)
  return alias
}

/** Takes the suggestion, adds a point, counts dots of the room and puts the order right. */
export async function makeAgenda(week: Week, suggestion: string): Promise<void> {
  const { page } = week
  await visit(week, '/agenda')
  await page.getByRole('button', named('Put on the agenda', suggestion)).click()
  for (const text of ['Being rung back', 'One name to ring']) {
    await page.getByLabel('What to talk about').fill(text)
    await page.getByLabel('I suggest it myself').check()
    await press(page, 'Add to the agenda')
    await says(page, text)
  }
  await page.getByRole('link', { name: 'Type in dots from the room' }).click()
  await page.getByLabel('One name to ring').fill('3')
  await press(page, 'Save dots')
  const items = page.locator('.app-agenda__item h2')
  await expect(items.nth(1)).toHaveText('One name to ring')
  await page.getByRole('button', named('Up', suggestion)).click()
  await expect(items.nth(1)).toHaveText(suggestion)
  await fits(week)
  await page.getByRole('link', { name: 'Set the minutes' }).click()
  for (const input of await page.getByRole('main').getByRole('textbox').all()) await input.fill('20')
  await press(page, 'Save minutes')
  await look(week)
}
