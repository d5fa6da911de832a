import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { recordDeclined, takeBack } from '#app/domain/vouchers/commands.server.ts'
import { missingFor } from '#app/domain/write-ups/balance.ts'
import { settleBalances } from '#app/domain/write-ups/balance-commands.server.ts'
import { getBalanceFacts } from '#app/domain/write-ups/balance-queries.server.ts'
import { countBalanced } from '#app/domain/write-ups/queries.server.ts'
import { destroyNotes, submitWriteUp } from '#app/domain/write-ups/submit-commands.server.ts'
import {
  auditEvents,
  places,
  rawNotes,
  registerEntries,
  sessions,
  voucherIssues,
  welfareFollowUps,
  writeUps,
} from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import {
  aPerson,
  aSession,
  ctxFor,
  forumNamed,
  given,
  inRegister,
  NOON,
  once,
  participantsIn,
} from '#test/support/factories.ts'
import { aNote, heldSession } from '#test/support/write-ups.ts'

withTestDatabase()

let world: Awaited<ReturnType<typeof heldSession>>
beforeEach(async () => {
  world = await heldSession(1)
})

const state = async () => (await rows().select().from(sessions))[0]?.state
const missing = async () =>
  missingFor(await getBalanceFacts(world.ctx, await getSession(world.ctx, 'ses_one'))).map(({ page }) => page)
const told = async () =>
  (await rows().select().from(auditEvents)).map(({ action }) => action).filter((name) => /balanced$/.test(name))
const thank = () =>
  recordDeclined(ctxFor(world.facilitator, 'voucher:issue'), 'ses_one', { participant: world.ids[0] ?? '' }, once())

async function closed() {
  await thank()
  await submitWriteUp(world.ctx, 'ses_one', once())
  return destroyNotes(world.ctx, 'ses_one', 'none-taken', once())
}

describe('a session closes itself', () => {
  it('once nothing is missing, with the last thing that was, and says so in the trail', async () => {
    expect(await missing()).toEqual(['vouchers', 'write-up', 'write-up'])
    await settleBalances(NOON)
    expect(await state()).toBe('held')
    await closed()
    expect([await missing(), await state(), await told()]).toEqual([[], 'balanced', ['session.balanced']])
    await settleBalances(NOON)
    expect(await told()).toHaveLength(1)
  })

  it('by the job where the last thing was done elsewhere', async () => {
    await submitWriteUp(world.ctx, 'ses_one', once())
    await destroyNotes(world.ctx, 'ses_one', 'none-taken', once())
    await thank()
    expect([await missing(), await state()]).toEqual([[], 'held'])
    await Promise.all([settleBalances(NOON), settleBalances(NOON)])
    expect([await state(), await told()]).toEqual(['balanced', ['session.balanced']])
  })

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'a voucher was taken back',
      async () => {
        const [issue] = await rows().select().from(voucherIssues)
        await takeBack(ctxFor(world.facilitator, 'voucher:issue'), 'ses_one', issue?.id ?? '')
      },
      'vouchers',
    ],
    [
      'a follow-up was raised',
      () => {
        const one = { id: 'wel_1', participantId: world.ids[0] ?? '', sessionId: 'ses_one', dueAt: NOON }
        return given((tx) => tx.insert(welfareFollowUps).values(one))
      },
      'welfare',
    ],
    ['notes were typed in later', () => aNote('ses_one', 'late'), 'write-up'],
    [
      'somebody has no final answer',
      () => given((tx) => tx.update(registerEntries).set({ status: 'accepted' })),
      'register',
    ],
  ])('and opens again when %s', async (_why, open, page) => {
    await closed()
    await open()
    expect(await missing()).toContain(page)
    await settleBalances(NOON)
    expect([await state(), (await told()).at(-1)]).toEqual(['held', 'session.unbalanced'])
  })

  it('but not when somebody comes back who had stepped back then', async () => {
    const [back] = await participantsIn('open', 1, { from: 5 })
    await given((tx) =>
      tx
        .update(places)
        .set({ state: 'stepped_back' })
        .where(eq(places.participantId, back?.id ?? '')),
    )
    await closed()
    await given((tx) => tx.update(places).set({ state: 'active' }))
    await settleBalances(NOON)
    expect([await missing(), await state()]).toEqual([[], 'balanced'])
  })

  it('and stays closed when the register is held as totals and the notes rule has swept', async () => {
    await closed()
    await given((tx) => tx.delete(registerEntries))
    await given((tx) => tx.delete(rawNotes))
    await settleBalances(NOON)
    expect(await state()).toBe('balanced')
  })
})

describe('counting balanced sessions', () => {
  it('counts held ones beside them, within the days and the reach', async () => {
    await aSession('open', { key: 'closed', date: '2026-10-01', state: 'balanced' })
    await aSession('open', { key: 'old', date: '2025-10-01', state: 'balanced' })
    await aSession('open', { key: 'off', date: '2026-09-01', state: 'cancelled' })
    const { id } = await forumNamed('open')
    const period = { from: '2025-11-20', to: '2026-11-19' }
    const count = (who: Parameters<typeof ctxFor>[0]) => countBalanced(ctxFor(who, 'forum:view'), id, period)
    expect(await count(await aPerson('commissioner'))).toEqual({ held: 2, balanced: 1 })
    const other = await aPerson('facilitator', { forum: 'lgbtq', key: 'other' })
    expect(await count(other)).toEqual({ held: 0, balanced: 0 })
  })
})

describe('a session called off at short notice', () => {
  it('misses the vouchers of those who had said yes, and nothing else', async () => {
    const startsAt = new Date('2026-11-20T18:00:00Z')
    const row = await aSession('open', { key: 'off', date: '2026-11-20', state: 'cancelled' })
    await given((tx) => tx.update(sessions).set({ cancelledAt: NOON, startsAt }).where(eq(sessions.id, row.id)))
    const [yes, no] = await participantsIn('open', 2, { from: 7 })
    await inRegister(row.id, [yes?.id ?? ''], 'accepted')
    await inRegister(row.id, [no?.id ?? ''], 'declined')
    const facts = async () => getBalanceFacts(world.ctx, await getSession(world.ctx, row.id))
    expect(missingFor(await facts())).toMatchObject([{ page: 'vouchers', text: expect.stringContaining('1 person') }])
    const ctx = ctxFor(world.facilitator, 'voucher:issue')
    expect(await recordDeclined(ctx, row.id, { participant: no?.id ?? '' }, once())).toMatchObject({ ok: false })
    expect(await recordDeclined(ctx, row.id, { participant: yes?.id ?? '' }, once())).toMatchObject({ ok: true })
    expect(missingFor(await facts())).toEqual([])
    expect(await rows().select().from(writeUps)).toEqual([])
  })
})
