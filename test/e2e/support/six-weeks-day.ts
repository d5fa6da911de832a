import { expect, type Locator, type Page } from '@playwright/test'
import { bar, toCome } from './day.ts'
import { comeBackAt, fits, killServer, look, named, startAgain, visit, type Week } from './six-weeks-world.ts'
import { press, says } from './steps.ts'

/** What was done on the session day: so much has to be there afterwards, and once. */
export type Done = { came: string[]; leftEarly: string; notes: string[]; taps: number; disclosures: number }

const BEGUN = '2026-11-30T18:35:00Z'
const LATER = '2026-11-30T18:46:00Z'
const NOTES = ['Nobody rang back for weeks', 'One number to ring would be enough', 'The waiting room was calm'] as const

/** The evening itself, with ten minutes in the middle in which there is no connection and the server dies. */
export async function meet(week: Week, item: string): Promise<Done> {
  const { page, isScripted } = week
  const done: Done = { came: [], leftEarly: '', notes: [], taps: 0, disclosures: 0 }
  await comeBackAt(week, BEGUN)
  if (isScripted) await page.clock.install({ time: BEGUN })
  await visit(week, '/day')
  await page.getByRole('button', named('Begin', item)).click()
  await saved(week)
  for (let person = 0; person < 2; person++) done.came.push(await arrive(page))
  await takeNote(week, page.getByRole('listitem').filter({ hasText: item }).last(), NOTES[0])
  done.notes.push(NOTES[0])
  await tap(page, 1)
  done.taps++
  await saved(week)
  await look(week)
  if (isScripted) await withoutConnection(week, done)
  else await withoutServer(week, done)
  await page.getByRole('button', named('End', item)).click()
  await saved(week)
  await noteDisclosure(week, done)
  await fits(week)
  return done
}

/** All that was entered has reached the server. Without a script each press has. */
async function saved({ page, isScripted }: Week): Promise<void> {
  if (isScripted) await expect(bar(page)).toHaveText('All saved.', { timeout: 40_000 })
}

async function takeNote(week: Week, place: Locator, text: string): Promise<void> {
  await writeNote(week, place, text)
  await place.getByRole('button', { name: 'Save note' }).dblclick()
  await expect(place.locator('.app-day-note').filter({ hasText: text })).toHaveCount(1)
}

async function writeNote(week: Week, place: Locator, text: string): Promise<void> {
  const field = place.getByLabel('What was said')
  // The form of an item that has begun opens by itself, when the page is brought up to date.
  await expect(async () => {
    if (!(await field.isVisible())) await place.getByText('Take a note').click()
    await expect(field).toBeVisible({ timeout: 500 })
  }).toPass()
  await field.fill(text)
  await place.getByLabel('Experience', { exact: true }).check()
  await place.getByLabel('Two or more people', { exact: true }).check()
  await place
    .getByLabel(/problem/i)
    .first()
    .check()
  await fits(week)
}

/** Marks the first who is still to come as there, with two presses where one is meant. */
async function arrive(page: Page): Promise<string> {
  const person = toCome(page).first()
  const name = (await person.getAttribute('data-day-about')) ?? ''
  const id = await person.getAttribute('id')
  await person.getByRole('button', { name: /^Arrived/ }).dblclick()
  await expect(page.locator(`#${id} .govuk-tag`).first()).toHaveText('Attended')
  return name
}

/** Two presses are one answer. */
async function tap(page: Page, question: number): Promise<void> {
  const place = page.locator(`#pulse-${question}`)
  await place.locator('.app-day-face').nth(3).dblclick()
  await expect(place).toContainText('Counted.')
}

const otherNotes = (page: Page) => page.locator('#item-other')

/** Somebody goes home before the end. */
async function leaveEarly(page: Page, name: string): Promise<void> {
  const person = page.locator(`[data-day-about="${name}"][data-day-mark]`).first()
  await person.getByRole('button', { name: /^Left early/ }).click()
  await expect(person.locator('.govuk-tag').first()).toHaveText('Left early')
}

/** Ten minutes without a connection; meanwhile the server is killed and another started on its data. */
async function withoutConnection(week: Week, done: Done): Promise<void> {
  const { page, context } = week
  await context.setOffline(true)
  for (let person = 0; person < 5; person++) done.came.push(await arrive(page))
  done.leftEarly = done.came[1] ?? ''
  await leaveEarly(page, done.leftEarly)
  for (const text of NOTES.slice(1)) {
    await takeNote(week, otherNotes(page), text)
    done.notes.push(text)
  }
  for (const question of [2, 3]) {
    await tap(page, question)
    done.taps++
  }
  const waiting = `${5 + 1 + 2 + 2} waiting to be sent. There is no connection.`
  await expect(bar(page)).toHaveText(waiting)
  await killServer(week)
  await page.clock.fastForward('10:00')
  await expect(bar(page)).toHaveText(waiting)
  await startAgain(week, LATER)
  await context.setOffline(false)
  // The next try of the page comes after a while, which passes at once.
  await expect(async () => {
    await page.clock.fastForward('00:30')
    await expect(bar(page)).toHaveText('All saved.', { timeout: 3000 })
  }).toPass({ timeout: 40_000 })
  await page.reload()
  await saved(week)
}

/** The page was read, then the server died: what was pressed is pressed again once it is back, and again by mistake. */
async function withoutServer(week: Week, done: Done): Promise<void> {
  const { page } = week
  await writeNote(week, otherNotes(page), NOTES[1])
  await killServer(week)
  await otherNotes(page)
    .getByRole('button', { name: 'Save note' })
    .click()
    .catch(() => null)
  await expect(page.locator('.app-day-note')).toHaveCount(0)
  await startAgain(week, LATER)
  await page.reload()
  await expect(otherNotes(page).locator('.app-day-note').filter({ hasText: NOTES[1] })).toHaveCount(1)
  await page.reload()
  await expect(otherNotes(page).locator('.app-day-note').filter({ hasText: NOTES[1] })).toHaveCount(1)
  done.notes.push(NOTES[1])
  await takeNote(week, otherNotes(page), NOTES[2])
  done.notes.push(NOTES[2])
  for (let person = 0; person < 5; person++) done.came.push(await arrive(page))
  done.leftEarly = done.came[1] ?? ''
  await leaveEarly(page, done.leftEarly)
  for (const question of [2, 3]) {
    await tap(page, question)
    done.taps++
  }
}

/** The discreet way to what to do; it is noted that it was used, and nothing else. */
async function noteDisclosure(week: Week, done: Done): Promise<void> {
  const { page } = week
  await page.getByRole('link', { name: 'Support steps' }).click()
  await fits(week)
  await press(page, 'A disclosure was made')
  await says(page, 'Noted.')
  done.disclosures++
  await look(week)
}
