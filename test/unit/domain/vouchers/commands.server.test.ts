import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NotFound } from '#app/domain/shared/errors.ts'
import { giveVoucher, receiveBatch, recordDeclined, takeBack } from '#app/domain/vouchers/commands.server.ts'
import {
  getBatch,
  listRecipients,
  listStock,
  listThanks,
  listValuesInStock,
  summariseThanks,
} from '#app/domain/vouchers/queries.server.ts'
import { auditEvents, voucherBatches, voucherIssues, vouchers } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import {
  aPerson,
  aSession,
  ctxFor,
  forumNamed,
  inRegister,
  once,
  participantsIn,
  stockOf,
} from '#test/support/factories.ts'
import { modelRounds } from '#test/support/runs.ts'

withTestDatabase()

async function room(people: number, stock: number, { pence = 2_000 } = {}) {
  const session = await aSession('open', { state: 'held' })
  const ids = (await participantsIn('open', people)).map(({ id }) => id)
  await inRegister(session.id, ids)
  if (stock > 0) await stockOf('open', stock, { pence })
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  const ctx = ctxFor(facilitator, 'voucher:issue')
  const give = (participant: string, sent = once()) => giveVoucher(ctx, session.id, { participant, pence: 2_000 }, sent)
  return { session, ids, ctx, facilitator, give, decline: decliner(ctx, session.id) }
}

const decliner =
  (ctx: Parameters<typeof recordDeclined>[0], sessionId: string) =>
  (participant: string, sent = once()) =>
    recordDeclined(ctx, sessionId, { participant }, sent)

const trail = async (action: string) => rows().select().from(auditEvents).where(eq(auditEvents.action, action))

describe('receiveBatch', () => {
  const input = {
    forum: 'open',
    supplier: 'Gifts',
    orderReference: 'A-1',
    faceValue: 2_000,
    quantity: 500,
    receivedOn: '2026-11-01',
  }

  it('takes numbered vouchers into stock, once', async () => {
    const ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'voucher:receive')
    const sent = once()
    expect(await receiveBatch(ctx, input, sent)).toMatchObject({ ok: true })
    expect(await receiveBatch(ctx, input, sent)).toEqual({ ok: false, reason: 'repeated' })
    const stock = await rows().select().from(vouchers)
    expect(stock.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 500 }, (_, at) => at + 1),
    )
    expect(stock.every(({ state }) => state === 'in_stock')).toBe(true)
    expect(await trail('voucher.batch-received')).toMatchObject([{ detail: { quantity: 500, pence: 2_000 } }])
  })

  it('does not find a forum out of reach', async () => {
    const ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'voucher:receive')
    await expect(receiveBatch(ctx, { ...input, forum: 'disability' }, once())).rejects.toThrow(NotFound)
    expect(await rows().select().from(voucherBatches)).toEqual([])
  })
})

describe('giveVoucher', () => {
  it('gives twenty people at once twenty different vouchers, and the next one nothing', async () => {
    const { ids, give } = await room(21, 20)
    const results = await Promise.all(ids.slice(0, 20).map((id) => give(id)))
    const given = results.flatMap((result) => (result.ok ? [result.value.voucherId] : []))
    expect(new Set(given).size).toBe(20)
    expect(await give(ids[20] ?? '')).toEqual({ ok: false, reason: 'no-stock' })
    const stock = await rows().select().from(vouchers)
    expect(stock.filter(({ state }) => state === 'issued')).toHaveLength(20)
    expect(await trail('voucher.issued')).toHaveLength(20)
  })

  it('lets the database refuse a second one for the same person and session, and the voucher stays in stock', async () => {
    const { ids, give } = await room(1, 10)
    const results = await Promise.all(Array.from({ length: 5 }, () => give(ids[0] ?? '')))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.reason === 'already-thanked')).toHaveLength(4)
    const stock = await rows().select().from(vouchers)
    expect(stock.filter(({ state }) => state === 'in_stock')).toHaveLength(9)
  })

  it('takes the same form sent twice as sent once', async () => {
    const { ids, give } = await room(1, 10)
    const sent = once()
    const results = await Promise.all([give(ids[0] ?? '', sent), give(ids[0] ?? '', sent)])
    expect(results).toContainEqual({ ok: false, reason: 'repeated' })
    expect(await rows().select().from(voucherIssues)).toHaveLength(1)
  })

  it('takes the lowest number of the oldest batch of that value', async () => {
    const { ids, give } = await room(1, 3)
    await stockOf('open', 3, { key: 'small', pence: 1_000 })
    const result = await give(ids[0] ?? '')
    expect(result).toMatchObject({ value: { voucherId: 'vch_one_1', outcome: 'accepted', live: true } })
  })

  it('says that somebody already has one rather than that there are none left', async () => {
    const { ids, give } = await room(1, 1)
    await give(ids[0] ?? '')
    expect(await give(ids[0] ?? '')).toEqual({ ok: false, reason: 'already-thanked' })
  })

  it('gives nothing out of the stock of another forum', async () => {
    const { ids, give } = await room(1, 0)
    await stockOf('disability', 5)
    expect(await give(ids[0] ?? '')).toEqual({ ok: false, reason: 'no-stock' })
  })

  it.each(['invited', 'accepted', 'declined', 'apologies', 'did_not_attend'] as const)(
    'gives nothing to somebody whose status is %s',
    async (status) => {
      const { session, give } = await room(1, 1)
      const [person] = await participantsIn('open', 1, { from: 9 })
      await inRegister(session.id, [person?.id ?? ''], status)
      expect(await give(person?.id ?? '')).toEqual({ ok: false, reason: 'did-not-arrive' })
    },
  )

  it('gives nothing to somebody who is not marked, and does not find strangers', async () => {
    const { session, ids, give } = await room(1, 1)
    const [unmarked] = await participantsIn('open', 1, { from: 9 })
    const [stranger] = await participantsIn('disability', 1)
    expect(await give(unmarked?.id ?? '')).toEqual({ ok: false, reason: 'did-not-arrive' })
    await expect(give(stranger?.id ?? '')).rejects.toThrow(NotFound)
    await expect(give('ptc_nobody')).rejects.toThrow(NotFound)
    const elsewhere = ctxFor(await aPerson('facilitator', { forum: 'disability', key: 'other' }), 'voucher:issue')
    const across = giveVoucher(elsewhere, session.id, { participant: ids[0] ?? '', pence: 2_000 }, once())
    await expect(across).rejects.toThrow(NotFound)
    expect(await rows().select().from(voucherIssues)).toEqual([])
  })
})

describe('recordDeclined', () => {
  it('settles the person without a voucher, and a voucher for them is then refused', async () => {
    const { ids, give, decline } = await room(1, 1)
    expect(await decline(ids[0] ?? '')).toMatchObject({ value: { outcome: 'declined', voucherId: null } })
    expect(await give(ids[0] ?? '')).toEqual({ ok: false, reason: 'already-thanked' })
    expect(await decline(ids[0] ?? '')).toEqual({ ok: false, reason: 'already-thanked' })
    expect(await trail('voucher.declined')).toHaveLength(1)
  })
})

describe('takeBack', () => {
  it('returns the voucher to stock, keeps the issue, and lets it be given again', async () => {
    const { session, ids, ctx, give } = await room(2, 1)
    const given = await give(ids[0] ?? '')
    const issue = given.ok ? given.value.id : ''
    expect(await takeBack(ctx, session.id, issue)).toEqual({ ok: true, value: null })
    expect(await takeBack(ctx, session.id, issue)).toEqual({ ok: true, value: null })
    expect(await trail('voucher.taken-back')).toMatchObject([{ object: issue, detail: { voucher: 'vch_one_1' } }])
    expect(await give(ids[1] ?? '')).toMatchObject({ value: { voucherId: 'vch_one_1' } })
    expect(await takeBack(ctx, session.id, issue)).toEqual({ ok: true, value: null })
    expect(await rows().select().from(vouchers)).toMatchObject([{ state: 'issued' }])
    const kept = await rows().select().from(voucherIssues)
    expect(kept.map(({ live }) => live).sort()).toEqual([false, true])
  })

  it('does not find an issue through another session', async () => {
    const { ids, ctx, give } = await room(1, 1)
    const given = await give(ids[0] ?? '')
    const other = await aSession('open', { key: 'two', date: '2026-12-31' })
    await expect(takeBack(ctx, other.id, given.ok ? given.value.id : '')).rejects.toThrow(NotFound)
  })
})

describe('what pages read', () => {
  it('lists the thanks of a session, and somebody the register no longer says came', async () => {
    const { session, ids, ctx, facilitator, give, decline } = await room(3, 5)
    await give(ids[0] ?? '')
    await decline(ids[1] ?? '')
    const thanks = await listThanks(ctx, session)
    expect(thanks.map(({ alias, due, issue }) => [alias, due, issue?.outcome, issue?.number, issue?.pence])).toEqual([
      ['Alias 1', true, 'accepted', 1, 2_000],
      ['Alias 2', true, 'declined', null, null],
      ['Alias 3', true, undefined, undefined, undefined],
    ])
    const seen = await summariseThanks(ctxFor(facilitator, 'session:view'), session)
    expect(seen).toEqual({ arrived: 3, given: 1, declined: 1, toThank: 1 })
    expect(await listValuesInStock(ctx, session.forumId)).toEqual([{ pence: 2_000, left: 4 }])
  })

  it('shows a batch to its forum, and who has its vouchers to facilitators of that forum alone', async () => {
    const { ids, ctx, facilitator, give } = await room(1, 2)
    await give(ids[0] ?? '')
    const batch = await getBatch(ctxFor(facilitator, 'voucher:view'), 'vba_one')
    expect(batch.vouchers.map(({ number, state }) => [number, state])).toEqual([
      [1, 'issued'],
      [2, 'in_stock'],
    ])
    expect(await listRecipients(ctx, 'vba_one')).toMatchObject([{ voucherId: 'vch_one_1', reference: 'VVF-OP01' }])
    const other = await aPerson('facilitator', { forum: 'disability', key: 'other' })
    expect(await listRecipients(ctxFor(other, 'voucher:issue'), 'vba_one')).toEqual([])
    await expect(getBatch(ctxFor(other, 'voucher:view'), 'vba_one')).rejects.toThrow(NotFound)
  })
})

describe('AZ-08 conservation', () => {
  it.each(modelRounds)(
    'holds after any sequence: what was received is in stock or given, and each given voucher has one live issue (seed $seed)',
    async (round) => {
      const { session, ids, ctx, facilitator, give, decline } = await room(4, 0)
      const receiving = ctxFor(facilitator, 'voucher:receive')
      const batch = { supplier: 'S', orderReference: 'O', faceValue: 2_000, receivedOn: '2026-11-01' }
      const issueOf = async (at: number) => (await listThanks(ctx, session))[at]?.issue?.id
      const steps = {
        receive: (at: number) => receiveBatch(receiving, { ...batch, forum: 'open', quantity: at + 1 }, once()),
        give: (at: number) => give(ids[at] ?? ''),
        decline: (at: number) => decline(ids[at] ?? ''),
        'take back': async (at: number) => takeBack(ctx, session.id, (await issueOf(at)) ?? '').catch(() => null),
      }
      const step = fc.tuple(fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[])), fc.nat({ max: 3 }))
      const run = async (sequence: [keyof typeof steps, number][]) => {
        for (const [name, at] of sequence) await steps[name](at)
        const open = (await forumNamed('open')).id
        const stock = (await listStock(ctx)).find(({ id }) => id === open)
        const issues = await rows().select().from(voucherIssues).where(eq(voucherIssues.live, true))
        expect(stock?.received).toBe((stock?.inStock ?? 0) + (stock?.issued ?? 0))
        expect(issues.filter(({ voucherId }) => voucherId !== null)).toHaveLength(stock?.issued ?? -1)
        expect(stock?.valueInStockPence).toBe((stock?.inStock ?? 0) * 2_000)
      }
      await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), run), round)
    },
  )
})
