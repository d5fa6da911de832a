import { describe, expect, it } from 'vitest'
import { agreedTo, answerFor, graceEnds, holds, standingOf, wordingInUse } from '#app/domain/agreements/rules.ts'
import { PURPOSES, purposeWords } from '#app/domain/agreements/status.ts'
import { readingAge, whyNotTheseWords } from '#app/domain/agreements/words-rules.ts'
import { agreementPurposes } from '#db/schema/agreements.ts'
import { firstWordings } from '#db/seed/reference/agreement-wordings.ts'

const words = (version: number, inUseFrom: string, purpose: (typeof PURPOSES)[number] = 'quotes') => ({
  id: `${purpose} ${version}`,
  purpose,
  version,
  inUseFrom,
})
const said = (answer: 'yes' | 'no' | 'withdrawn', version = 1, purpose: (typeof PURPOSES)[number] = 'quotes') => ({
  purpose,
  wordingId: `${purpose} ${version}`,
  answer,
})
const two = [words(1, '2025-01-01'), words(2, '2026-11-01')]

describe('the words in use', () => {
  it.each([
    ['2024-12-31', null],
    ['2025-01-01', 1],
    ['2026-10-31', 1],
    ['2026-11-01', 2],
  ])('on %s are version %s', (today, version) => {
    expect(wordingInUse(two, 'quotes', today)?.version ?? null).toBe(version)
  })

  it('are the later version of two for the same day, and those of no other purpose', () => {
    const all = [...two, words(3, '2026-11-01'), words(9, '2026-11-01', 'photo')]
    expect(wordingInUse(all, 'quotes', '2026-11-01')?.version).toBe(3)
  })
})

describe('where somebody stands', () => {
  it.each([
    ['yes', '2026-10-31', 'yes', true],
    ['yes', '2026-11-01', 'ask-again', true],
    ['yes', '2026-12-13', 'ask-again', true],
    ['yes', '2026-12-14', 'lapsed', false],
    ['no', '2026-10-31', 'no', false],
    ['no', '2026-12-31', 'ask-again', false],
    ['withdrawn', '2026-12-31', 'withdrawn', false],
  ] as const)('who said %s to the first words, on %s: %s', (answer, today, standing, held) => {
    expect(standingOf(said(answer), two, today)).toBe(standing)
    expect(holds(said(answer), two, today)).toBe(held)
  })

  it('holds an old yes for six weeks from the first newer words, however often they change meanwhile', () => {
    const three = [...two, words(3, '2026-12-01')]
    expect(graceEnds('2026-11-01')).toBe('2026-12-13')
    expect([holds(said('yes'), three, '2026-12-13'), holds(said('yes'), three, '2026-12-14')]).toEqual([true, false])
    expect(holds(said('yes', 2), three, '2026-12-14')).toBe(true)
  })

  it('is agreed to nothing by whoever was never asked', () => {
    expect([standingOf(null, two, '2026-11-01'), holds(null, two, '2026-11-01')]).toEqual(['not-asked', false])
  })

  it('PRV-05 agrees to nothing else once they no longer take part', () => {
    const all = [words(1, '2025-01-01'), words(1, '2025-01-01', 'taking-part')]
    const agreed = (answer: 'yes' | 'withdrawn') => [
      ...agreedTo(
        new Map([
          ['taking-part', said(answer, 1, 'taking-part')],
          ['quotes', said('yes')],
        ]),
        all,
        '2026-11-01',
      ),
    ]
    expect(agreed('yes')).toEqual(['taking-part', 'quotes'])
    expect(agreed('withdrawn')).toEqual([])
  })
})

describe('what is written down', () => {
  const inUse = { id: 'quotes 2' }
  it.each([
    ['yes', null, 'yes', 'quotes 2'],
    ['no', null, 'no', 'quotes 2'],
    ['withdraw', null, null, ''],
    ['yes', said('yes', 2), null, ''],
    ['yes', said('yes', 1), 'yes', 'quotes 2'],
    ['no', said('yes', 1), 'withdrawn', 'quotes 1'],
    ['withdraw', said('yes', 1), 'withdrawn', 'quotes 1'],
    ['no', said('no', 1), 'no', 'quotes 2'],
    ['no', said('no', 2), null, ''],
    ['withdraw', said('no', 1), null, ''],
    ['yes', said('withdrawn', 1), 'yes', 'quotes 2'],
    ['withdraw', said('withdrawn', 1), null, ''],
  ] as const)('when somebody says %s after %o: %s', (what, last, answer, wordingId) => {
    expect(answerFor(what, last, inUse)).toEqual(answer && { answer, wordingId })
  })
})

describe('new words', () => {
  const latest = { text: 'Old.', easyRead: 'Old.', inUseFrom: '2026-11-01' }
  it.each([
    ['2026-11-18', 'New.', 'in-the-past'],
    ['2026-11-19', 'New.', null],
    ['2026-11-19', 'Old.', 'same-words'],
  ])('from %s, “%s”: %s', (inUseFrom, text, why) => {
    expect(whyNotTheseWords({ ...latest, text, inUseFrom }, latest, '2026-11-19')).toBe(why)
  })

  it('do not come into use before the last ones do', () => {
    const planned = { ...latest, inUseFrom: '2026-12-01' }
    expect(whyNotTheseWords({ ...latest, text: 'New.', inUseFrom: '2026-11-30' }, planned, '2026-11-19')).toBe(
      'before-the-last',
    )
  })
})

describe('the reading age', () => {
  it('rises with long words and long sentences', () => {
    const hard =
      'Notwithstanding organisational responsibilities, participants acknowledge confidentiality limitations.'
    expect(readingAge('You can stop. You can say no.')).toBe(5)
    expect(readingAge(hard)).toBeGreaterThan(20)
    expect(readingAge('123')).not.toBeNull()
    expect(readingAge(' … ')).toBeNull()
  })

  it.each(firstWordings.map((one) => [one.purpose, one] as const))(
    'of the first words of %s is low',
    (_purpose, one) => {
      expect(readingAge(one.text)).toBeLessThanOrEqual(11)
      expect(readingAge(one.easyRead)).toBeLessThanOrEqual(8)
    },
  )
})

it('every purpose has words, in the order of the record', () => {
  expect(PURPOSES).toEqual([...agreementPurposes])
  expect(firstWordings.map(({ purpose }) => purpose)).toEqual(PURPOSES)
  expect(new Set(Object.values(purposeWords).map(({ label }) => label)).size).toBe(PURPOSES.length)
})
