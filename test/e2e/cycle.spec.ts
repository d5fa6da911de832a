import { expect, type Page, test } from '@playwright/test'
import { startServer, type TestServer } from '#test/support/server.ts'
import { looksRight } from './support/checked.ts'
import { type Inbox, startInbox } from './support/inbox.ts'
import { setUpPasskey, withDevice } from './support/passkeys.ts'
import { Clock, type Staff, setUpApp, signInWithApp, staffAt } from './support/sign-in.ts'
import {
  acceptLink,
  desk,
  draftReport,
  fillPlaces,
  importPoints,
  invitationOf,
  invite,
  keepRegister,
  layOutSessions,
  offerWords,
  open,
  openSession,
  press,
  remindTeam,
  says,
  submitAndDestroy,
  tagEverything,
  thankEverybody,
  writeDown,
} from './support/steps.ts'

/**
 * One six-week cycle of a forum, four times over a quarter, as the people who do it: from an empty service to the
 * Board member who reads the published report. Runs with JavaScript and without (projects of the configuration).
 */
const DATES = ['2026-07-02', '2026-08-13', '2026-09-24'] as const

const START = '2026-06-22T09:00:00Z'

let server: TestServer
let inbox: Inbox
test.beforeAll(async () => {
  inbox = await startInbox()
  server = await startServer({ now: START, smtpUrl: inbox.url })
})
test.afterAll(async () => {
  await server.stop()
  await inbox.stop()
})

test('a forum goes from an empty service to a published Board report', async ({ browser, contextOptions }) => {
  test.setTimeout(300_000)
  const clock = new Clock(server, START)
  const at = async (iso: string, who: Staff) => {
    clock.set(iso)
    await signInWithApp(who, clock)
  }
  const names = ['flint', 'robin', 'ash', 'cove', 'birch']
  const staff = await Promise.all(
    names.map(async (name) => staffAt(await desk(browser, server.origin, contextOptions), `${name}@example.org`)),
  )
  const [flint, robin, ash, cove, birch] = staff as [Staff, Staff, Staff, Staff, Staff]
  const [admin, facilitator, analyst, commissioner, board] = staff.map(({ page }) => page) as [
    Page,
    Page,
    Page,
    Page,
    Page,
  ]

  await test.step('the first administrator sets up a passkey and invites four people', async () => {
    await acceptLink(admin, new URL(server.firstLink ?? '').pathname, { name: 'Flint', email: flint.email })
    await withDevice(flint, browser, setUpPasskey)
    await invite(admin, 'Robin', 'Facilitator', 'Open forum')
    await invite(admin, 'Ash', 'MOPAC analyst')
    await invite(admin, 'Cove', 'MOPAC commissioner')
    await invite(admin, 'Birch', 'Programme Board member')
    await open(admin, '/people')
    await looksRight(admin)
  })

  await test.step('each opens the link in their letter, sets a password and an app, and is in', async () => {
    for (const who of [robin, ash, cove, birch]) {
      await acceptLink(who.page, await invitationOf(inbox, who.email))
      await setUpApp(who, clock)
      await looksRight(who.page)
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
    await remindTeam(facilitator, inbox, await openSession(facilitator, /Thursday 2 July 2026/))
  })

  const held: string[] = []
  await test.step('three sessions are held, thanked for and written up', async () => {
    for (const [at_, date] of DATES.entries()) {
      await at(`${date}T20:30:00Z`, robin)
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
      await offerWords(facilitator, session)
      held.push(session)
    }
  })

  await test.step('their points are submitted and the notes destroyed, and they close by themselves', async () => {
    await at('2026-10-05T08:30:00Z', robin)
    for (const session of held) await submitAndDestroy(facilitator, session)
  })

  await test.step('the analyst tags every point and drafts the report', async () => {
    await at('2026-10-05T09:00:00Z', ash)
    await tagEverything(analyst, 11)
    await open(analyst, '/points')
    await looksRight(analyst)
    await open(analyst, '/codebook')
    await looksRight(analyst)
  })
  const draft = await test.step('and cannot approve it', () => draftReport(analyst))

  await test.step('the commissioner approves and publishes it', async () => {
    await signInWithApp(cove, clock)
    await open(commissioner, draft)
    await looksRight(commissioner)
    await press(commissioner, 'Approve this report')
    await press(commissioner, 'Publish this report')
    await says(commissioner, /Board report 1/)
  })

  await test.step('the Board member reads it, and nothing else', async () => {
    await signInWithApp(birch, clock)
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

  expect(staff.flatMap(({ problems }) => problems)).toEqual([])
})
