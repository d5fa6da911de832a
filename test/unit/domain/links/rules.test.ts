import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
