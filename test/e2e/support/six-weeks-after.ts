import { type Browser, expect } from '@playwright/test'
import { openLetter } from './six-weeks.ts'
import type { Done } from './six-weeks-day.ts'
import { comeBackAt, fits, look, visit, type Week } from './six-weeks-world.ts'
import { press, says } from './steps.ts'

/** The days after a session, until it has closed itself. */
export type Afterwards = { away: string[]; apologies: string; vouchers: number; declined: number; checkIns: string[] }

/** Nobody on the register is left without a word on how it ended. */
export async function settleRegister(week: Week, { came }: Done): Promise<Pick<Afterwards, 'away' | 'apologies'>> {
  const { page } = week
  await visit(week, '/register')
  const expected = page.locator('.app-register-person[data-expected] legend')
  const names = (await expected.allTextContents()).map((text) => text.trim().split(' ')[0] ?? '')
  const [apologies = '', ...away] = names.filter((name) => !came.includes(name))
  const person = (name: string) => page.getByRole('group', { name: new RegExp(`^${name} `) })
  await person(apologies).getByLabel('Sent apologies', { exact: true }).check()
  for (const name of away) await person(name).getByLabel('Did not attend', { exact: true }).check()
  await page.getByLabel('Victim Support', { exact: true }).fill('1')
  await page.getByLabel('Facilitators', { exact: true }).fill('1')
  await press(page, 'Save register')
  await says(page, /Register saved/)
  await says(page, 'Complete')
  await look(week)
  return { apologies, away }
}

/** Everybody who came is thanked once, whoever left early too; one wants nothing. */
export async function thank(week: Week, { came }: Done): Promise<Pick<Afterwards, 'vouchers' | 'declined'>> {
  const { page } = week
  await visit(week, '/vouchers')
  await page
    .getByRole('button', { name: /They declined/ })
    .first()
    .click()
  for (let given = 0; given < came.length - 1; given++)
    await page
      .getByRole('button', { name: /Give a voucher/ })
      .first()
      .dblclick()
  await says(page, 'Everyone has been thanked')
  await look(week)
  return { vouchers: came.length - 1, declined: 1 }
}

/** Time ran out for two items: they go to the next session. */
export async function carryOver(week: Week): Promise<void> {
  await visit(week, '/agenda')
  await press(week.page, 'Carry 2 items over')
  await expect(week.page.getByRole('main').getByText('Carried over', { exact: true })).toHaveCount(2)
  await fits(week)
}

/** Whoever left early or stayed away and agreed to it is asked how they are. */
export async function checkIn(week: Week): Promise<Pick<Afterwards, 'checkIns'>> {
  const { page } = week
  const endings = ['We spoke', 'I offered it', 'I did not reach them', 'They did not want to']
  const checkIns: string[] = []
  await visit(week, '/welfare')
  const take = () => page.getByRole('button', { name: /^I will do it/ })
  while ((await take().count()) > 0) {
    const ending = endings[checkIns.length % endings.length] ?? ''
    checkIns.push(((await take().first().textContent()) ?? '').split(':')[1]?.trim() ?? '')
    await take().first().click()
    await fits(week)
    await press(page, ending)
    await says(page, /Recorded that/)
  }
  expect(checkIns.length).toBeGreaterThan(1)
  await look(week)
  return { checkIns }
}

/** Every note is looked at and made a point; then those who were there are asked. */
export async function checkNotes(week: Week, { notes }: Done): Promise<void> {
  const { page } = week
  await visit(week, '/write-up')
  for (const _ of notes) {
    await page
      .getByRole('group', { name: 'Does it have facts of a case in it?' })
      .getByLabel('No', { exact: true })
      .check()
    await press(page, 'Make it a point')
    await fits(week)
  }
  await says(page, `${notes.length} points`)
  await page.getByLabel('3 days').check()
  await press(page, 'Offer the words to those who were there')
  await says(page, /can answer until the end of/)
  await look(week)
}

const OTHER_WORDS = 'It took far too long to hear anything'

/** One who was there agrees with all of the words but one, which is returned. */
export async function readOver(browser: Browser, week: Week, alias: string): Promise<string> {
  const page = await openLetter(browser, week, alias, /Are the words right/)
  await page.goto(`${week.server.origin}/p/wording`)
  const [first, ...others] = await page.getByRole('region', { name: /^Number/ }).all()
  await first?.getByLabel('I would say it in other words').check()
  await first?.getByRole('textbox').fill(OTHER_WORDS)
  const replaced = (await first?.locator('legend').textContent())?.trim() ?? ''
  for (const other of others) await other.getByLabel('Yes, these words are right').check()
  await fits({ page, size: week.size })
  await press(page, 'Send')
  await says(page, 'Thank you. You have sent your answer.')
  await page.context().close()
  return replaced
}

/** Other words are taken; the points go to MOPAC and the notes go for good: the session closes itself. */
export async function close(week: Week, { notes }: Done, replaced: string): Promise<void> {
  const { page } = week
  await comeBackAt(week, '2026-12-05T10:00:00Z')
  await visit(week, '/write-up')
  await page.getByRole('link', { name: /^Take these words/ }).click()
  await fits(week)
  await page.getByRole('main').getByRole('button').first().click()
  await says(page, /Words taken/)
  await page.getByLabel(/I have read every point/).check()
  await press(page, 'Submit to MOPAC')
  await says(page, 'Submitted to MOPAC')
  await page.getByLabel('Notes on paper are shredded').check()
  await page.getByLabel('No note of this session is left on paper or on a device').check()
  await press(page, 'Destroy the notes and record it')
  await says(page, 'Recorded: the notes are destroyed')
  await visit(week, '/points')
  const points = await page.locator('.app-card > p:first-child').allTextContents()
  expect(points.sort()).toEqual([...notes.filter((text) => text !== replaced), OTHER_WORDS].sort())
  await visit(week)
  await says(page, 'Nothing is missing. This session is closed.')
  await says(page, 'Balanced')
  await look(week)
}
