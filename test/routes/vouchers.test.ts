import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import { action, loader } from '#app/routes/sessions.$session.vouchers/route.tsx'
import { loader as stockLoader } from '#app/routes/vouchers._index/route.tsx'
import { loader as batchLoader } from '#app/routes/vouchers.batches.$batch/route.tsx'
import { action as recordAction, loader as recordLoader } from '#app/routes/vouchers.batches.new/route.tsx'
import { registerEntries, voucherBatches, voucherIssues, vouchers } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, aSession, given, inRegister, participantsIn, stockOf } from '#test/support/factories.ts'
import { get, post, submissionKey } from '#test/support/http.ts'

withTestDatabase()

describe('/vouchers', () => {
  it('shows a facilitator the stock of their forums as sums, and their batches', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    await stockOf('open', 3)
    await stockOf('open', 2, { key: 'two', pence: 1_250 })
    await stockOf('disability', 9, { key: 'other' })
    await given((tx) => tx.update(vouchers).set({ state: 'issued' }).where(eq(vouchers.id, 'vch_one_2')))
    const page = await (await stockLoader(await get('/vouchers', facilitator))).json()
    expect(page.mayRecord).toBe(true)
    expect(page.stock).toMatchObject([
      { name: 'Open forum', received: 5, issued: 1, inStock: 4, valueInStockPence: 6_500 },
    ])
    expect(page.batches.map(({ id, inStock }) => [id, inStock])).toEqual([
      ['vba_one', 2],
      ['vba_two', 2],
    ])
  })

  it('shows a commissioner every forum, without a button; it is not for others', async () => {
    const page = await (await stockLoader(await get('/vouchers', await aPerson('commissioner')))).json()
    expect(page).toMatchObject({ mayRecord: false, batches: [] })
    expect(page.stock).toHaveLength(6)
    for (const role of ['support', 'analyst', 'board', 'partner', 'dpo', 'admin'] as const) {
      await expect(stockLoader(await get('/vouchers', await aPerson(role)))).rejects.toThrow(Forbidden)
    }
  })
})

describe('/vouchers/batches/new', () => {
  const fields = {
    forum: 'open',
    supplier: 'High street gift cards',
    orderReference: 'PO-1645',
    faceValue: '20',
    quantity: '12',
    'receivedOn-day': '1',
    'receivedOn-month': 'November',
    'receivedOn-year': '2025',
  }
  const send = async (change: Record<string, string> = {}, who?: { id: string }) => {
    const facilitator = who ?? (await aPerson('facilitator', { forum: 'open' }))
    return (await recordAction(await post('/vouchers/batches/new', facilitator, { ...fields, ...change }))) as Response
  }

  it('records a batch and leads to it', async () => {
    const response = await send()
    const [batch] = await rows().select().from(voucherBatches)
    expect(response.headers.get('Location')).toBe(`/vouchers/batches/${batch?.id}`)
    expect(batch).toMatchObject({ faceValuePence: 2_000, quantity: 12, receivedOn: '2025-11-01' })
    expect(await rows().select().from(vouchers)).toHaveLength(12)
  })

  it('records it once, however often the form is sent', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const submission = submissionKey()
    expect((await send({ submission }, facilitator)).status).toBe(303)
    expect((await send({ submission }, facilitator)).headers.get('Location')).toBe('/vouchers')
    expect(await rows().select().from(voucherBatches)).toHaveLength(1)
    expect((await send({ submission, quantity: '13' }, facilitator)).status).toBe(400)
  })

  it.each([
    ['a day to come', { 'receivedOn-year': '2999' }, 'receivedOn', 'today or in the past'],
    ['a day that does not exist', { 'receivedOn-day': '31' }, 'receivedOn', 'must be a real date'],
    ['no quantity', { quantity: '' }, 'quantity', 'Enter the number of vouchers'],
    ['too many', { quantity: '501' }, 'quantity', '500 or fewer'],
    ['no forum', { forum: '' }, 'forum', 'Choose a forum'],
    ['a code that can be spent', { code: 'ABCD' }, '', 'something we did not ask for'],
  ])('refuses %s and keeps what was typed', async (_what, change, field, words) => {
    const response = await send(change)
    expect(response.status).toBe(400)
    const { errors, typed } = await response.json()
    expect(errors).toEqual([{ field, message: expect.stringContaining(words) }])
    expect(typed).toEqual({ ...fields, ...change })
    expect(await rows().select().from(voucherBatches)).toEqual([])
  })

  it('offers the forums within reach, and does not find another', async () => {
    const facilitator = await aPerson('facilitator', { forum: 'open' })
    const { forums } = await (await recordLoader(await get('/vouchers/batches/new', facilitator))).json()
    expect(forums).toMatchObject([{ slug: 'open' }])
    await expect(send({ forum: 'disability' }, facilitator)).rejects.toThrow(NotFound)
    await expect(send({}, await aPerson('commissioner'))).rejects.toThrow(Forbidden)
  })
})

const params = { session: 'ses_one' }
const path = '/sessions/ses_one/vouchers'

async function hall({ people = 2, stock = 5 } = {}) {
  await aSession('open', { date: '2026-01-08', state: 'held' })
  const ids = (await participantsIn('open', people)).map(({ id }) => id)
  await inRegister('ses_one', ids)
  if (stock > 0) await stockOf('open', stock)
  const facilitator = await aPerson('facilitator', { forum: 'open' })
  const send = async (fields: Record<string, string>) =>
    (await action(await post(path, facilitator, fields, params))) as Response
  const give = (n: number, more: Record<string, string> = {}) =>
    send({ intent: 'give', participant: ids[n - 1] ?? '', pence: '2000', ...more })
  const shown = async (query = '') => (await loader(await get(path + query, facilitator, params))).json()
  return { facilitator, ids, send, give, shown }
}

describe('/vouchers/batches/:batch', () => {
  it('shows references to facilitators of the forum, and numbers only to a commissioner', async () => {
    const { facilitator, give } = await hall()
    await give(1)
    const batch = { batch: 'vba_one' }
    const seen = await (await batchLoader(await get('/vouchers/batches/vba_one', facilitator, batch))).json()
    expect(seen).toMatchObject({
      showsWho: true,
      vouchers: [{ number: 1, who: { reference: 'VVF-OP01' } }, {}, {}, {}, {}],
    })
    const commissioner = await aPerson('commissioner')
    const text = await (await batchLoader(await get('/vouchers/batches/vba_one', commissioner, batch))).text()
    expect(text).toContain('"showsWho":false')
    expect(text).not.toMatch(/VVF-|Alias|ptc_/)
  })

  it('does not exist for another forum', async () => {
    await stockOf('open', 1)
    const other = await aPerson('facilitator', { forum: 'disability' })
    const args = await get('/vouchers/batches/vba_one', other, { batch: 'vba_one' })
    await expect(batchLoader(args)).rejects.toThrow(NotFound)
  })
})

describe('/sessions/:session/vouchers', () => {
  it('thanks everybody who came: a voucher, or a no', async () => {
    const { ids, send, give, shown } = await hall()
    expect(await shown()).toMatchObject({
      thanks: [{ issue: null }, { issue: null }],
      values: [{ pence: 2_000, left: 5 }],
    })
    const response = await give(1)
    expect([response.status, response.headers.get('Location')]).toEqual([303, path])
    await send({ intent: 'decline', participant: ids[1] ?? '' })
    expect(await shown()).toMatchObject({
      thanks: [{ issue: { outcome: 'accepted', number: 1 } }, { issue: { outcome: 'declined' } }],
      values: [{ left: 4 }],
    })
  })

  it('takes a double click as one', async () => {
    const { give } = await hall()
    const submission = submissionKey()
    const answers = await Promise.all([give(1, { submission }), give(1, { submission })])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await rows().select().from(voucherIssues)).toHaveLength(1)
  })

  it('explains a second voucher, an empty stock and somebody who did not come', async () => {
    const { ids, send, give } = await hall({ people: 3, stock: 1 })
    const words = async (response: Response) => (await response.json()).errors
    await give(1)
    expect(await words(await give(1))).toEqual([
      { field: `thank-${ids[0]}`, message: 'Alias 1 already has a voucher for this session' },
    ])
    expect(await words(await give(2))).toEqual([
      { field: `thank-${ids[1]}`, message: 'There is no £20.00 voucher left in stock for this forum' },
    ])
    await send({ intent: 'decline', participant: ids[1] ?? '' })
    expect(await words(await give(2))).toMatchObject([
      { message: 'Alias 2 already said no to a voucher for this session' },
    ])
    await given((tx) =>
      tx
        .update(registerEntries)
        .set({ status: 'apologies' })
        .where(eq(registerEntries.participantId, ids[2] ?? '')),
    )
    expect(await words(await give(3))).toMatchObject([
      { message: 'The register does not say that a voucher is due to this person' },
    ])
  })

  it('takes a mistake back after asking, and the voucher is in stock again', async () => {
    const { send, give, shown } = await hall()
    await give(1)
    const issue = (await shown()).thanks[0]?.issue?.id ?? ''
    expect(await shown(`?take-back=${issue}`)).toMatchObject({ confirming: { alias: 'Alias 1' } })
    expect(await shown('?take-back=vis_unknown')).toMatchObject({ confirming: null })
    const answers = [await send({ intent: 'take-back', issue }), await send({ intent: 'take-back', issue })]
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await shown()).toMatchObject({ thanks: [{ issue: null }, {}], values: [{ left: 5 }] })
    await expect(send({ intent: 'take-back', issue: 'vis_unknown' })).rejects.toThrow(NotFound)
  })

  it.each([
    ['nothing', {}],
    ['an intent nobody knows', { intent: 'double', participant: 'ptc_open_1' }],
    ['a value in words', { intent: 'give', participant: 'ptc_open_1', pence: 'twenty' }],
    ['a value beyond numbers', { intent: 'give', participant: 'ptc_open_1', pence: '9'.repeat(20) }],
    ['a field we did not ask for', { intent: 'decline', participant: 'ptc_open_1', reason: 'shy' }],
  ])('refuses %s', async (_what, fields) => {
    const { send } = await hall()
    expect((await send(fields)).status).toBe(400)
    expect(await rows().select().from(voucherIssues)).toEqual([])
  })

  it('does not find strangers, nor the session of another forum; it is not for a commissioner', async () => {
    const { send, ids } = await hall()
    await participantsIn('disability', 1)
    await expect(send({ intent: 'give', participant: 'ptc_disability_1', pence: '2000' })).rejects.toThrow(NotFound)
    const other = await aPerson('facilitator', { forum: 'disability', key: 'other' })
    const fields = { intent: 'decline', participant: ids[0] ?? '' }
    await expect(loader(await get(path, other, params))).rejects.toThrow(NotFound)
    await expect(action(await post(path, other, fields, params))).rejects.toThrow(NotFound)
    await expect(loader(await get(path, await aPerson('commissioner'), params))).rejects.toThrow(Forbidden)
  })
})
