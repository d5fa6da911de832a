import { describe, expect, it } from 'vitest'
import { REGISTER_STATUS_CODES } from '#app/domain/register/status.ts'
import { receiveBatchInput } from '#app/domain/vouchers/input.ts'
import { formatMoney, isDue, isEverybodyThanked, runsInWords, sumStock } from '#app/domain/vouchers/rules.ts'
import { voucherActions, voucherStateWords } from '#app/domain/vouchers/status.ts'
import { voucherStates } from '#db/schema/vouchers.ts'

describe('money', () => {
  it.each([
    [2_000, '£20.00'],
    [1_250, '£12.50'],
    [1, '£0.01'],
    [0, '£0.00'],
    [123_456_00, '£123,456.00'],
  ])('%i pence reads %s', (pence, words) => {
    expect(formatMoney(pence)).toBe(words)
  })
})

describe('numbers of vouchers', () => {
  it.each([
    [[], ''],
    [[3], '3'],
    [[1, 2], '1 to 2'],
    [[3, 5, 6, 7, 9], '3, 5 to 7, 9'],
  ])('%j read %s', (numbers, words) => {
    expect(runsInWords(numbers)).toBe(words)
  })
})

const held = { state: 'held' as const, startsAt: new Date('2026-11-19T18:00:00Z') }

describe('a voucher', () => {
  it('is due to those who came, also to those who left early', () => {
    expect(REGISTER_STATUS_CODES.filter((code) => isDue(code, held))).toEqual(['attended', 'left_early'])
    expect(isDue(null, held)).toBe(false)
  })

  it.each([
    ['47 hours before', 47, true],
    ['48 hours before', 48, true],
    ['49 hours before', 49, false],
    ['after its start', -1, true],
  ])('is due to those who had said yes to a session that was called off %s: %s', (_when, hours, due) => {
    const startsAt = new Date('2026-11-19T18:00:00Z')
    const off = { state: 'cancelled' as const, startsAt, cancelledAt: new Date(startsAt.getTime() - hours * 3_600_000) }
    expect(isDue('accepted', off)).toBe(due)
    expect([isDue('invited', off), isDue('declined', off), isDue('accepted', { ...off, state: 'postponed' })]).toEqual([
      ...[false, false, false],
    ])
    expect(isDue('accepted', { ...off, cancelledAt: null })).toBe(false)
  })

  it('goes from stock to a person and back', () => {
    expect(Object.keys(voucherStateWords)).toEqual([...voucherStates])
    expect(voucherActions.issue).toMatchObject({ from: 'in_stock', to: 'issued' })
    expect(voucherActions.takeBack).toMatchObject({ from: 'issued', to: 'in_stock' })
  })
})

describe('stock', () => {
  it('is the sum of its batches', () => {
    const batches = [
      { quantity: 10, faceValuePence: 2_000, inStock: 7, issued: 3 },
      { quantity: 4, faceValuePence: 1_250, inStock: 4, issued: 0 },
    ]
    expect(sumStock(batches)).toEqual({ received: 14, issued: 3, inStock: 11, valueInStockPence: 19_000 })
    expect(sumStock([])).toEqual({ received: 0, issued: 0, inStock: 0, valueInStockPence: 0 })
  })
})

describe('everybody is thanked', () => {
  const issue = {}
  it('when all who came have a voucher or said no', () => {
    expect(isEverybodyThanked([{ due: true, issue }])).toBe(true)
    expect(
      isEverybodyThanked([
        { due: true, issue },
        { due: true, issue: null },
      ]),
    ).toBe(false)
  })

  it('but not when nobody came, or when somebody has a voucher who did not come', () => {
    expect(isEverybodyThanked([])).toBe(false)
    expect(isEverybodyThanked([{ due: false, issue }])).toBe(false)
  })
})

describe('the form of a batch', () => {
  const fields = {
    forum: 'open',
    supplier: 'Gifts',
    orderReference: 'A 1',
    faceValue: '£12.50',
    quantity: '500',
    receivedOn: '19/11/2026',
  }
  const parse = (change: Record<string, string>) => receiveBatchInput('2026-11-19').safeParse({ ...fields, ...change })

  it('reads pounds into pence, and a day up to today', () => {
    expect(parse({}).data).toMatchObject({ faceValue: 1_250, quantity: 500, receivedOn: '2026-11-19' })
  })

  it.each([
    ['a day to come', { receivedOn: '20/11/2026' }, 'Date you received them must be today or in the past'],
    ['a day that does not exist', { receivedOn: '31/9/2026' }, 'Date you received them must be a real date'],
    ['half a day', { receivedOn: '/9/2026' }, 'Date you received them must include a day'],
    ['no day', { receivedOn: '//' }, 'Enter the date you received them'],
    ['no value', { faceValue: '' }, 'Enter the value of one voucher'],
    ['a value of nothing', { faceValue: '0' }, 'Value of one voucher must be more than £0'],
    ['a great value', { faceValue: '201' }, 'Value of one voucher must be £200 or less'],
    ['a value in words', { faceValue: 'ten' }, 'Value of one voucher must be an amount of money, like 20 or 12.50'],
    ['no vouchers', { quantity: '0' }, 'Number of vouchers must be 1 or more'],
    ['too many', { quantity: '501' }, 'Number of vouchers must be 500 or fewer'],
    ['half a voucher', { quantity: '1.5' }, 'Number of vouchers must be a whole number'],
    ['no supplier', { supplier: ' ' }, 'Enter the supplier'],
    ['a long supplier', { supplier: 'x'.repeat(81) }, 'Supplier must be 80 characters or fewer'],
    ['no order', { orderReference: '' }, 'Enter the order reference'],
    ['no forum', { forum: '' }, 'Choose a forum'],
  ])('refuses %s', (_what, change, message) => {
    expect(parse(change).error?.issues[0]?.message).toBe(message)
  })
})
