import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appointmentFile, folded, safe } from '#app/domain/links/appointment.ts'
import { answerIn, linkState, locksAfter, mayStillAnswer, normalisedWord } from '#app/domain/links/rules.ts'
import { REGISTER_STATUS_CODES } from '#app/domain/register/status.ts'

const now = new Date('2026-11-19T12:00:00Z')
const later = new Date(now.getTime() + 1)

describe('LNK-04 a private link', () => {
  it.each([
    ['works', { expiresAt: later, lockedAt: null, revokedAt: null }],
    ['expired', { expiresAt: now, lockedAt: null, revokedAt: null }],
    ['locked', { expiresAt: later, lockedAt: now, revokedAt: null }],
    ['stopped', { expiresAt: later, lockedAt: now, revokedAt: now }],
  ] as const)('%s', (state, link) => {
    expect(linkState(link, now)).toBe(state)
  })
})

describe('LNK-05 the agreed word', () => {
  it.each([
    ['Blue Kettle', 'bluekettle'],
    ['  BLUE   kettle ', 'bluekettle'],
    ['blue-kettle', 'bluekettle'],
    ['ｂｌｕｅ　ｋｅｔｔｌｅ', 'bluekettle'],
    ['Straße', 'straße'],
    ['café', 'café'],
    ['123 456', '123456'],
    ['!!!', ''],
  ])('%s is compared as %s', (typed, compared) => {
    expect(normalisedWord(typed)).toBe(compared)
  })

  it('is the same however often it is put right', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normalisedWord(text)
        expect(normalisedWord(once)).toBe(once)
      }),
    )
  })

  it('locks the link at the fifth wrong one', () => {
    expect([0, 1, 2, 3].some(locksAfter)).toBe(false)
    expect(locksAfter(4)).toBe(true)
  })
})

describe('an answer about a session', () => {
  it('is still open as long as nobody wrote down who came', () => {
    expect(REGISTER_STATUS_CODES.filter(mayStillAnswer)).toEqual(['invited', 'accepted', 'declined', 'apologies'])
    expect(mayStillAnswer(null)).toBe(true)
    expect([null, 'invited', 'accepted', 'declined', 'apologies'].map((one) => answerIn(one as never))).toEqual([
      null,
      null,
      'yes',
      'no',
      'no',
    ])
  })
})

describe('INJ-05 LNK-08 the calendar file', () => {
  const made = (change: object = {}) =>
    appointmentFile({ uid: 'abc', startsAt: new Date('2026-12-03T18:00:00Z'), minutes: 120, now, ...change })
  const names = (file: string) =>
    file
      .replace(/\r\n /g, '')
      .split('\r\n')
      .map((line) => line.split(/[:;]/)[0])

  it('says “Appointment”, a day and a time, and nothing else', () => {
    const file = made()
    expect(file).toContain('SUMMARY:Appointment\r\n')
    expect(file).toContain('DTSTART;TZID=Europe/London:20261203T180000\r\n')
    expect(file).toContain('DTEND;TZID=Europe/London:20261203T200000\r\n')
    expect(file).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n')
    expect(file).not.toMatch(/ATTENDEE|ORGANIZER|LOCATION|DESCRIPTION|URL|forum|victim|police|met|mopac/i)
    expect(made({ startsAt: new Date('2026-06-03T17:00:00Z') })).toContain('London:20260603T180000')
  })

  it('has the same lines whatever is put in', () => {
    const expected = names(made())
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (uid) => {
        const file = made({ uid: `${uid}\r\nATTENDEE:mailto:a@example.org` })
        expect(names(file)).toEqual(expected)
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }),
    )
  })

  it('escapes and folds as RFC 5545 has it', () => {
    expect(safe('a;b,c\\d\r\n\u2028e')).toBe('a\\;b\\,c\\\\de')
    expect(folded('x'.repeat(160))).toBe(`${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n ${'x'.repeat(11)}`)
  })
})
