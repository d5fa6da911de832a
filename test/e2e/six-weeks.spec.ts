import { expect, test } from '@playwright/test'
import { savedOf } from './support/day.ts'
import { startInbox } from './support/inbox.ts'
import {
  answerByLink,
  chooseTeam,
  confirmAndInvite,
  getReady,
  makeAgenda,
  planSession,
  setPlace,
  takeCalls,
} from './support/six-weeks.ts'
import { carryOver, checkIn, checkNotes, close, readOver, settleRegister, thank } from './support/six-weeks-after.ts'
import { nothingLostNothingDoubled } from './support/six-weeks-count.ts'
import { meet } from './support/six-weeks-day.ts'
import { comeBackAt, idOf, startInTheMorning, type Week, worldWithGap } from './support/six-weeks-world.ts'
import { desk } from './support/steps.ts'

const sizes = { 'a tablet': { width: 768, height: 1024 }, 'a phone': { width: 360, height: 740 } }
const SUGGESTION = 'Who tells us how it goes on'

for (const [device, size] of Object.entries(sizes))
  test(`R6 SES-06 a facilitator’s whole six weeks on ${device}: nothing is lost, nothing is doubled`, async ({
    browser,
    contextOptions,
    javaScriptEnabled,
  }) => {
    const inbox = await startInbox()
    const server = await worldWithGap(inbox)
    const { page, context, problems } = await desk(browser, server.origin, { ...contextOptions, viewport: size })
    page.on('dialog', (dialog) => dialog.accept())
    const week: Week = {
      ...{ page, context, server, inbox, size, session: '', problems: [problems] },
      isScripted: javaScriptEnabled !== false,
    }

    const invited = await test.step('six weeks before: plans, chooses, confirms and invites', async () => {
      await comeBackAt(week, '2026-11-19T12:00:00Z')
      await planSession(week)
      await setPlace(week)
      await chooseTeam(week)
      await getReady(week)
      return confirmAndInvite(week)
    })
    const [first = ''] = invited
    await test.step('those invited answer', async () => {
      await answerByLink(browser, week, first, SUGGESTION)
      await takeCalls(week)
      await makeAgenda(week, SUGGESTION)
    })
    const done = await test.step('the evening, without a connection in the middle', () => meet(week, SUGGESTION))
    expect(savedOf(week.server, idOf(week))).toEqual({
      attended: done.came.length - 1,
      notes: done.notes.length,
      taps: done.taps,
    })
    const after = await test.step('afterwards', async () => {
      await comeBackAt(week, '2026-11-30T20:45:00Z')
      const settled = { ...(await settleRegister(week, done)), ...(await thank(week, done)) }
      await carryOver(week)
      await startInTheMorning(week)
      const checked = await checkIn(week)
      await checkNotes(week, done)
      const replaced = await readOver(browser, week, done.came.find((name) => invited.includes(name)) ?? '')
      await close(week, done, replaced)
      return { ...settled, ...checked }
    })
    nothingLostNothingDoubled(week, done, after)
    expect(week.problems.flat()).toEqual([])
    await context.close()
    await week.server.stop()
    await inbox.stop()
  })
