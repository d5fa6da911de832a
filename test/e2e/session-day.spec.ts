import { expect, type Page, test } from '@playwright/test'
import { startServer } from '#test/support/server.ts'
import { looksRight } from './support/checked.ts'
import {
  arrive,
  bar,
  savedOf,
  sessionToday,
  signInColleague,
  signInFacilitator,
  storedIn,
  takeNote,
  toCome,
} from './support/day.ts'
import { desk } from './support/steps.ts'

/**
 * A session day in a room without a connection: nothing is lost, nothing counts twice (SES-06, R6). The whole evening, on a
 * tablet and without a script too, is in `six-weeks.spec.ts`.
 */
const NOTES = ['Plum pudding was rung back late', 'Walnut had one name to ring']
const steps = (page: Page) => page.locator('.app-round').filter({ visible: true })
const face = (page: Page, at: number) => steps(page).locator('.app-round-face').nth(at)
const PHONE = { width: 360, height: 740 }

test.describe('with a script', () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false)

  test('SES-06 on a phone, what is entered without a connection is kept sealed and counts once, though the server was restarted', async ({
    browser,
    contextOptions,
  }) => {
    let server = await startServer({ seed: 'demonstration' })
    const { page, context, problems } = await desk(browser, server.origin, { ...contextOptions, viewport: PHONE })
    page.on('dialog', (dialog) => dialog.accept())
    await signInFacilitator(context, server)
    const session = sessionToday(server)
    const before = savedOf(server, session)
    await page.goto(`/sessions/${session}/day`)
    await expect(bar(page)).toHaveText('All saved.')
    const names = [await arrive(page), await arrive(page)]
    await expect(bar(page)).toHaveText('All saved.')
    await expect.poll(() => savedOf(server, session)).toMatchObject({ attended: Number(before.attended) + 2 })

    const typing = page.locator('[data-day-moment]').last()
    await typing.getByText('Take a note').click()
    await typing.getByLabel('What was said').fill('Half a sent')

    await context.setOffline(true)
    for (let person = 0; person < 3 && (await toCome(page).count()) > 0; person++) names.push(await arrive(page))
    for (const note of NOTES) await takeNote(page, note)
    for (const question of [1, 2, 3]) {
      await page.locator(`#pulse-${question} .app-day-face`).nth(4).dblclick()
      await expect(page.locator(`#pulse-${question}`)).toContainText('Counted.')
    }
    await expect(bar(page)).toHaveText(`${names.length + 3} waiting to be sent. There is no connection.`)
    const stored = await storedIn(page)
    expect(stored).toContain(`session=${session}`)
    for (const word of [...names, ...NOTES, 'attended', 'wanted']) expect(stored).not.toContain(word)

    await server.kill()
    const port = new URL(server.origin).port
    server = await startServer({ seed: 'kept', dataFolder: server.dataFolder, env: { PORT: port } })
    await context.setOffline(false)
    await expect(bar(page)).toHaveText('All saved.', { timeout: 40_000 })
    await expect(page.locator('[data-day-waits]')).toHaveCount(0)
    await expect(typing.getByLabel('What was said')).toHaveValue('Half a sent')
    const after = {
      attended: Number(before.attended) + names.length,
      notes: Number(before.notes) + 2,
      taps: Number(before.taps) + 3,
    }
    expect(savedOf(server, session)).toEqual(after)
    await page.reload()
    await expect(bar(page)).toHaveText('All saved.')
    for (const note of NOTES) await expect(page.locator('.app-day-note').filter({ hasText: note })).toHaveCount(1)
    expect(savedOf(server, session)).toEqual(after)
    expect(await storedIn(page)).not.toContain(session)
    await looksRight(page)
    expect(problems).toEqual([])
    await context.close()
    await server.stop()
  })

  test('a conflict is shown with both choices, and what waited is sent after signing in again, by its own person alone', async ({
    browser,
    contextOptions,
  }) => {
    const server = await startServer({ seed: 'demonstration' })
    const { page, context } = await desk(browser, server.origin, contextOptions)
    const other = await desk(browser, server.origin, contextOptions)
    page.on('dialog', (dialog) => dialog.accept())
    await signInFacilitator(context, server)
    await signInColleague(other.context, server)
    const session = sessionToday(server)
    const before = savedOf(server, session)
    await page.goto(`/sessions/${session}/day`)
    await other.page.goto(`/sessions/${session}/day`)
    await expect(bar(page)).toHaveText('All saved.')

    await context.setOffline(true)
    const id = await toCome(other.page).first().getAttribute('id')
    const theirs = other.page.locator(`#${id}`)
    await theirs.getByText('Not here').click()
    await theirs.getByRole('button', { name: 'Sent apologies' }).click()
    await expect(bar(other.page)).toHaveText('All saved.')
    await expect.poll(() => other.page.locator(`#${id} .govuk-tag`).first().textContent()).toBe('Sent apologies')
    await arrive(page)
    await takeNote(page, NOTES[0] ?? '')
    await context.setOffline(false)
    await expect(bar(page)).toHaveText('1 conflict: choose what is right.')
    await expect(page.locator('.app-day-conflict')).toContainText('Saved is “Sent apologies”. You chose “Attended”.')
    await looksRight(page)
    await page.getByRole('button', { name: /Use mine/ }).click()
    await expect(bar(page)).toHaveText('All saved.')
    expect(savedOf(server, session)).toMatchObject({
      attended: Number(before.attended) + 1,
      notes: Number(before.notes) + 1,
    })

    const later = '2026-11-19T12:40:00Z'
    server.setClock(later)
    await takeNote(page, NOTES[1] ?? '')
    await expect(bar(page)).toHaveText('Sign in again to send 1 entry.')
    await signInColleague(context, server, later)
    const tab = await context.newPage()
    await tab.goto(`/sessions/${session}/day`)
    await expect(tab.locator('[data-day-does]')).toContainText('1 entry of somebody else waits on this device.')
    await expect(bar(page)).toContainText('Somebody else is signed in now.')
    expect(savedOf(server, session)).toMatchObject({ notes: Number(before.notes) + 1 })
    await signInFacilitator(context, server, later)
    await tab.goto(`/sessions/${session}/day`)
    await expect(bar(tab)).toHaveText('All saved.')
    await expect(bar(page)).toHaveText('All saved.')
    expect(savedOf(server, session)).toMatchObject({ notes: Number(before.notes) + 2 })
    await Promise.all([context.close(), other.context.close()])
    await server.stop()
  })
})

test('SES-06 T02 the tablet goes round without a name on it, and each answer counts once', async ({
  browser,
  contextOptions,
  javaScriptEnabled,
}) => {
  const server = await startServer({ seed: 'demonstration' })
  const { page, context, problems } = await desk(browser, server.origin, { ...contextOptions, viewport: PHONE })
  page.on('dialog', (dialog) => dialog.accept())
  await signInFacilitator(context, server)
  const session = sessionToday(server)
  const before = savedOf(server, session)
  await page.goto(`/sessions/${session}/day`)
  const names = await page.locator('[data-day-mark]').evaluateAll((all) => all.map((one) => one.dataset.dayAbout ?? ''))
  expect(names.length).toBeGreaterThan(3)
  const isKept = javaScriptEnabled !== false
  if (isKept) await expect(bar(page)).toHaveText('All saved.')
  await context.setOffline(isKept)
  const shows = async (title: string) => {
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    // Without a script it is a page that has no name in it at all.
    const seen = isKept ? await page.locator('body').ariaSnapshot() : await page.content()
    for (const word of [...names, 'Sign out', 'Totals', 'Forum']) expect(seen).not.toContain(word)
  }

  await page.getByRole('button', { name: 'Hand the tablet round' }).click()
  await shows('Question 1 of 3')
  await face(page, 0).click()
  await page.getByRole('button', { name: 'I pressed the wrong one' }).click()
  await shows('Question 1 of 3')
  for (const question of [1, 2, 3]) {
    await shows(`Question ${question} of 3`)
    await face(page, 4).dblclick()
  }
  await shows('Thank you')
  await page.getByRole('button', { name: 'Next person' }).click()
  await shows('Question 1 of 3')
  await expect(steps(page)).not.toContainText('Counted')
  await page.getByRole('link', { name: 'Go on without an answer' }).click()
  await shows('Question 2 of 3')
  await face(page, 1).click()
  if (isKept) {
    await expect(page.locator('[data-round-says]').filter({ visible: true })).toContainText('kept here')
    await page.goBack()
  }
  await shows('Question 3 of 3')
  await looksRight(page)
  await face(page, 1).click()
  await shows('Thank you')
  await context.setOffline(false)
  const taps = () => savedOf(server, session).taps
  await expect.poll(taps, { timeout: 40_000 }).toBe(Number(before.taps) + 5)
  await looksRight(page)
  await page.getByText('For staff').filter({ visible: true }).click()
  await page.getByRole('button', { name: 'Back to the session' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Session day')
  if (isKept) await expect(bar(page)).toHaveText('All saved.')
  await expect(page.locator('.app-day-question').filter({ hasText: 'Counted' })).toHaveCount(0)
  expect(taps()).toBe(Number(before.taps) + 5)
  expect(problems).toEqual([])
  await context.close()
  await server.stop()
})
