import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { aliases } from '#db/seed/demonstration/content/aliases.ts'
import { madeReference } from '#db/seed/demonstration/ids.ts'
import { demonstrationPassword, startServer, type TestServer } from '#test/support/server.ts'
import { looksRight } from './support/checked.ts'
import { type Inbox, startInbox } from './support/inbox.ts'
import { confirmWithPasskey, setUpPasskey, signInWithPasskey, withDevice } from './support/passkeys.ts'
import { Clock, giveEmailAndPassword, type Staff, staffAt } from './support/sign-in.ts'
import { acceptLink, desk, invitationOf, invite, open, press, says } from './support/steps.ts'

/**
 * Two administrators make somebody data protection officer, and that officer watches them: from the proposal to the copy
 * of the audit trail. Passkeys need JavaScript; without it everything else is done without.
 */
const START = '2026-11-19T12:00:00Z'
const ALIAS = aliases[0] ?? ''
const REFERENCE = madeReference(ALIAS)
const ROLE = 'Data protection officer'

let server: TestServer
let inbox: Inbox
test.beforeAll(async () => {
  inbox = await startInbox()
  server = await startServer({ seed: 'demonstration', now: START, smtpUrl: inbox.url })
})
test.afterAll(async () => {
  await server.stop()
  await inbox.stop()
})

const main = (page: Page) => page.locator('main')
const titled = (page: Page, words: string) => expect(page.getByRole('heading', { level: 1 })).toContainText(words)

/** The path of the link in somebody's letter, which says nothing about what the service is for. */
async function pathIn(email: string, says: RegExp): Promise<string> {
  const { recipients, raw, text } = await inbox.letter(email, says)
  expect(recipients).toEqual([email])
  expect(raw).not.toMatch(/victim|police|mopac|crime|forum|VVF-/i)
  return new URL(/https?:\/\/\S+/.exec(text)?.[0] ?? '').pathname
}

test('two administrators make a data protection officer, who watches them', async ({ browser, contextOptions }) => {
  test.setTimeout(240_000)
  const clock = new Clock(server, START)
  const names = ['flint.admin', 'slate.admin', 'linnet']
  const staff = await Promise.all(
    names.map(async (name) => staffAt(await desk(browser, server.origin, contextOptions), `${name}@example.org`)),
  )
  const [flint, slate, linnet] = staff as [Staff, Staff, Staff]

  await test.step('each administrator sets up a passkey at the first sign-in', async () => {
    for (const who of [flint, slate]) {
      await open(who.page, '/sign-in')
      await giveEmailAndPassword(who.page, who.email, demonstrationPassword)
      await withDevice(who, browser, setUpPasskey)
    }
  })

  await test.step('AUT-10 one proposes the role, and cannot approve it', async () => {
    const { page } = flint
    await invite(page, 'Linnet', ROLE)
    await says(page, 'The role waits for a second administrator')
    await says(page, ROLE)
    await looksRight(page)
    await open(page, '/people/approvals')
    const proposal = page.getByRole('region', { name: `${ROLE} for Linnet` })
    await expect(proposal).toContainText('another administrator has to approve it')
    await expect(proposal.getByRole('button', { name: /^Approve/ })).toHaveCount(0)
    await looksRight(page)
  })

  await test.step('the other one is told by mail, sees all of it, and approves', async () => {
    const { page } = slate
    expect(await pathIn(slate.email, /Your approval is needed/)).toBe('/people/approvals')
    await open(page, '/people/approvals')
    const proposal = page.getByRole('region', { name: `${ROLE} for Linnet` })
    for (const shown of [linnet.email, 'Example', 'They begin this month', 'Flint (administrator)'])
      await expect(proposal).toContainText(shown)
    await looksRight(page)
    await proposal.getByRole('button', { name: /^Approve/ }).click()
    await expect(proposal).toHaveCount(0)
    await looksRight(page)
  })

  await test.step('the letter comes, and behind it a password and a passkey', async () => {
    const { page } = linnet
    await acceptLink(page, await invitationOf(inbox, linnet.email))
    await withDevice(linnet, browser, setUpPasskey)
    await titled(page, 'What needs doing')
    await looksRight(page)
    expect((await open(page, '/people'))?.status()).toBe(403)
  })

  await test.step('AZ-07 an administrator uses emergency access with a reason', async () => {
    const { page } = flint
    await open(page, '/break-glass')
    await looksRight(page)
    await press(page, 'Use emergency access')
    await says(page, 'There is a problem')
    await looksRight(page)
    await page.getByLabel('Reference of the participant').fill(REFERENCE.toLowerCase())
    await page.getByLabel('Their facilitator cannot be reached, and it cannot wait').check()
    await page.getByLabel('What happened?').fill('The room of tonight is closed.')
    await press(page, 'Use emergency access')
    await says(page, 'About the participant')
    await expect(main(page)).toContainText(ALIAS)
    await looksRight(page)
  })

  const opening = await test.step('AZ-07 the officer is told at once, and ends it', async () => {
    const path = await pathIn(linnet.email, /Emergency access was used/)
    const { page } = linnet
    await open(page, path)
    for (const shown of ['Flint (administrator)', REFERENCE, 'The room of tonight is closed.', 'Open until'])
      await expect(main(page)).toContainText(shown)
    await expect(main(page)).not.toContainText(ALIAS)
    await looksRight(page)
    await press(page, 'Close it now')
    await says(page, 'This emergency access is over')
    await looksRight(page)
    await flint.page.reload()
    await says(flint.page, 'It shows nothing any more')
    await expect(main(flint.page)).not.toContainText(ALIAS)
    return path.split('/').at(-1) ?? ''
  })

  await test.step('the officer finds it in the audit trail, and takes a copy without a name after confirming (AUT-10, AUD-05)', async () => {
    const { page } = linnet
    await open(page, '/audit')
    await looksRight(page)
    await page.locator('summary', { hasText: 'Filter' }).click()
    await page.getByLabel('What was done').selectOption({ label: 'Emergency access: all of it' })
    await page.getByLabel('About which id').fill(opening)
    await press(page, 'Show entries')
    await says(page, `Everything about ${opening}`)
    const rows = main(page).locator('tbody tr')
    await expect(rows).toHaveCount(3)
    for (const [at, said] of [
      /Linnet.*closed an emergency access/,
      /Flint.*looked at a participant/,
      /Flint.*used emergency access/,
    ].entries())
      await expect(rows.nth(at)).toContainText(said)
    await expect(main(page)).not.toContainText(ALIAS)
    await looksRight(page)
    clock.later(6 * 60)
    await press(page, 'Download as CSV')
    await confirmWithPasskey(linnet, browser, 'Audit trail')
    await expect(rows).toHaveCount(3)
    const download = page.waitForEvent('download')
    await press(page, 'Download as CSV')
    const file = await download
    expect(file.suggestedFilename()).toBe('audit-trail-2026-11-19.csv')
    const text = readFileSync(await file.path(), 'utf8')
    expect(text.match(/break-glass\.\w+/g)?.sort()).toEqual(
      ['closed', 'opened', 'read'].map((it) => `break-glass.${it}`),
    )
    expect(text).not.toMatch(new RegExp(`Linnet|Flint|${ALIAS}`))
    await open(page, '/audit?action=audit.exported')
    await expect(rows).toHaveCount(1)
  })

  await test.step('a passkey alone lets the officer in the next day', async () => {
    clock.later(24 * 60 * 60)
    await signInWithPasskey(linnet, browser)
    await looksRight(linnet.page)
  })

  expect(staff.flatMap(({ problems }) => problems)).toEqual([])
})
