import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLasting, LASTING_FAILURES, OWN_FAILURES, UNSAFE_FAILURES } from '#app/domain/mail/failures.ts'
import { nextTry } from '#app/domain/mail/pauses.ts'
import {
  deliveryWords,
  isOneAddress,
  isOneRecipient,
  isWaiting,
  MAX_ATTEMPTS,
  minutesWaited,
  reminderStillDue,
} from '#app/domain/mail/rules.ts'

describe('one plain address', () => {
  it.each(['a@example.org', "o'neil+x@mail.example.co.uk", 'A.B-c_d%1@EXAMPLE.org'])('%s is one', (text) =>
    expect(isOneAddress(text)).toBe(true),
  )

  it.each([
    '',
    'nobody',
    'a@localhost',
    'a@example.org,b@example.org',
    'a@example.org;b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org\nb@example.org',
    'a@example.org\n',
    'a@example.org ',
    'A <a@example.org>',
    '"a b"@example.org',
    'a(comment)@example.org',
    'team: a@example.org;',
    'a@b@example.org',
    'a@-example.org',
    'a@example..org',
    `${'x'.repeat(243)}@example.org`,
  ])('%j is not', (text) => expect(isOneAddress(text)).toBe(false))
})

describe('one recipient on a route', () => {
  const home = ['12 Example Road', 'London', 'SW1A 1AA'].join('\n')

  it.each([
    ['email', 'a@example.org'],
    ['text', '+447700900982'],
    ['post', home],
  ] as const)('INJ-02 %s: %j is one, and on no other route', (route, to) => {
    const routes = ['email', 'text', 'post'] as const
    expect(routes.filter((one) => isOneRecipient(one, to))).toEqual([route])
  })

  it.each([
    ['text', '07700900982'],
    ['text', '+447700900982,+447700900983'],
    ['text', '+447700900982\n'],
    ['post', 'London\nSW1A 1AA'],
    ['post', `${home}\n\n`],
    ['post', `,${home}`],
    ['post', home.replace('London', 'Lon\rdon')],
    ['post', Array.from({ length: 8 }, (_, n) => `Line ${n}`).join('\n')],
  ] as const)('INJ-02 %s: %j is not', (route, to) => expect(isOneRecipient(route, to)).toBe(false))
})

describe('trying again', () => {
  const at = new Date('2026-11-19T12:00:00Z')
  const pause = (id: string, attempts: number) => (nextTry(id, attempts, at).getTime() - at.getTime()) / 60_000
  const attempts = fc.integer({ min: 1, max: MAX_ATTEMPTS * 2 })

  it('R6 waits 1 minute to 4 hours, each time about twice as long', () => {
    fc.assert(
      fc.property(fc.string(), attempts, (id, tried) => {
        const shortest = Math.min(2 ** (tried - 1), 160)
        expect(pause(id, tried)).toBeGreaterThanOrEqual(shortest)
        expect(pause(id, tried)).toBeLessThanOrEqual(shortest * 1.5)
        expect(pause(id, tried)).toBeLessThanOrEqual(240)
        expect(pause(id, tried)).toBe(pause(id, tried))
      }),
    )
  })

  it('R6 spreads what failed together: 500 messages come back over half of the pause, evenly', () => {
    const pauses = Array.from({ length: 500 }, (_, n) => pause(`msg_${n}`, 6))
    const tenths = Array.from({ length: 10 }, (_, n) => pauses.filter((p) => Math.floor((p - 32) / 1.6) === n).length)
    expect(tenths.reduce((sum, n) => sum + n, 0)).toBe(500)
    expect(Math.min(...tenths)).toBeGreaterThan(25)
    expect(Math.max(...tenths)).toBeLessThan(80)
  })

  it('R6 gives up after two to three days', () => {
    const all = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, n) => pause('msg_one', n + 1))
    const hours = all.reduce((sum, minutes) => sum + minutes, 0) / 60
    expect(hours).toBeGreaterThan(40)
    expect(hours).toBeLessThan(72)
    const waited = (attempts: number) => minutesWaited({ due: at, attempts }, at)
    expect(waited(MAX_ATTEMPTS)).toBeLessThanOrEqual(hours * 60)
    expect([0, 1, 2, 3, 7].map(waited)).toEqual([0, 0, 1, 3, 63])
    expect(minutesWaited({ due: new Date('2026-11-19T10:00:00Z'), attempts: 3 }, at)).toBe(120)
  })

  it('R6 knows which failures last, which are ours and which are not safe, and none twice', () => {
    const all = [...LASTING_FAILURES, ...OWN_FAILURES, ...UNSAFE_FAILURES]
    expect(new Set(all).size).toBe(all.length)
    expect(['ERECIPIENT', 'EREFUSED', 'EADDRESS', 'EROUTE'].every(isLasting)).toBe(true)
    expect(['EAUTH', 'ESENDER', 'EBUSY', 'ETLS', 'ECERTIFICATE', 'nonsense'].some(isLasting)).toBe(false)
  })
})

describe('a reminder', () => {
  const startsAt = new Date('2026-12-03T18:00:00Z')

  it.each([
    ['planned', '2026-12-03T17:59:59Z', true],
    ['confirmed', '2026-12-01T00:00:00Z', true],
    ['planned', '2026-12-03T18:00:00Z', false],
    ['cancelled', '2026-12-01T00:00:00Z', false],
    ['postponed', '2026-12-01T00:00:00Z', false],
    ['held', '2026-12-01T00:00:00Z', false],
  ])('of a %s session at %s still makes sense: %s', (state, now, due) => {
    expect(reminderStillDue({ state, startsAt }, new Date(now))).toBe(due)
  })

  it('has words for every state', () => {
    const states = ['pending', 'leased', 'sent', 'dead', 'cancelled'] as const
    expect(states.map((state) => [deliveryWords({ state, attempts: 0 }), isWaiting({ state })])).toEqual([
      ['Waiting to be sent', true],
      ['Being sent', true],
      ['Sent', false],
      ['Not sent. We gave up', false],
      ['Cancelled', false],
    ])
    expect(deliveryWords({ state: 'pending', attempts: 1 })).toBe('Not sent yet. We will try again')
  })
})
