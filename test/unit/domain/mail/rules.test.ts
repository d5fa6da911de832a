import { describe, expect, it } from 'vitest'
import { backoffMinutes, deliveryWords, isOneAddress, isWaiting, reminderStillDue } from '#app/domain/mail/rules.ts'

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

describe('trying again', () => {
  it('waits 1, 2, 4 … minutes, at most four hours', () => {
    expect([0, 1, 2, 3, 8, 9, 60].map(backoffMinutes)).toEqual([1, 1, 2, 4, 128, 240, 240])
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
