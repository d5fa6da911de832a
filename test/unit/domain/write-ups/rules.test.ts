import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, isWorkingDay } from '#app/domain/calendar/rules.ts'
import { addDays, daysBetween } from '#app/domain/shared/dates.ts'
import {
  agreeWords,
  canBeOffered,
  clockOf,
  dueWords,
  offerEnds,
  offerState,
  submitBlocks,
} from '#app/domain/write-ups/rules.ts'
import calendar from '#db/seed/reference/calendar.json' with { type: 'json' }

const BANK_HOLIDAYS = calendar.bankHolidays.events

const day = fc.integer({ min: 0, max: 1_700 }).map((days) => addDays('2024-01-01', days))

describe('working days', () => {
  it.each([
    ['a plain week', '2026-11-12', 5, '2026-11-19'],
    ['a Saturday', '2026-11-14', 5, '2026-11-20'],
    ['Christmas and New Year', '2026-12-21', 5, '2026-12-30'],
    ['Christmas and New Year, ten days', '2026-12-21', 10, '2027-01-07'],
    ['Easter: Good Friday and Easter Monday', '2026-04-01', 5, '2026-04-10'],
    ['a bank holiday on the day after', '2026-05-03', 1, '2026-05-05'],
    ['none', '2026-12-25', 0, '2026-12-25'],
  ])('over %s: from %s %i lead to %s', (_what, from, days, to) => {
    expect(addWorkingDays(from, days, BANK_HOLIDAYS)).toBe(to)
  })

  it('end on one, with just as many between, whatever the day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 15 }), (from, days) => {
        const to = addWorkingDays(from, days, BANK_HOLIDAYS)
        const between = Array.from({ length: daysBetween(from, to) }, (_, at) => addDays(from, at + 1))
        expect(isWorkingDay(to, BANK_HOLIDAYS)).toBe(true)
        expect(between.filter((one) => isWorkingDay(one, BANK_HOLIDAYS))).toHaveLength(days)
      }),
    )
  })
})

describe('the clock of a write-up', () => {
  const clock = (today: string, written = false, submitted = false) =>
    clockOf('2026-11-12', { written, submitted }, today, BANK_HOLIDAYS)

  it('gives 5 working days to write up and 10 to submit, the last day included', () => {
    expect(clock('2026-11-19')).toEqual({
      writeUp: { by: '2026-11-19', standing: 'due' },
      submit: { by: '2026-11-26', standing: 'due' },
    })
    expect(clock('2026-11-20').writeUp.standing).toBe('overdue')
    expect([clock('2026-11-26'), clock('2026-11-27')].map(({ submit }) => submit.standing)).toEqual(['due', 'overdue'])
    expect(clock('2026-11-27', true).writeUp.standing).toBe('done')
    expect(clock('2027-01-01', false, true)).toMatchObject({
      writeUp: { standing: 'done' },
      submit: { standing: 'done' },
    })
  })

  it('says it in words', () => {
    expect(dueWords(clock('2026-11-20').writeUp)).toBe('Overdue since Thursday 19 November 2026')
    expect(dueWords(clock('2026-11-20').submit)).toBe('Due Thursday 26 November 2026')
  })
})

describe('the wording check', () => {
  it.each([
    [0, 0, 'Nobody has answered yet'],
    [1, 0, 'A few people have answered'],
    [1, 1, 'A few people have answered'],
    [2, 1, '2 of 3 agree with these words'],
    [0, 3, '0 of 3 agree with these words'],
  ])('%i agree and %i say it otherwise: %s', (agree, other, words) => {
    expect(agreeWords({ agree, other })).toBe(words)
  })

  it('D11 gives no number below three replies', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.nat(12), (agree, other) => {
        expect(/\d/.test(agreeWords({ agree, other }))).toBe(agree + other >= 3)
      }),
    )
  })

  it('ends at midnight in London after its last day, also when the clocks change', () => {
    expect(offerEnds('2026-11-19', 5)).toEqual(new Date('2026-11-25T00:00:00Z'))
    expect(offerEnds('2027-03-27', 3)).toEqual(new Date('2027-03-30T23:00:00Z'))
  })

  it('is not needed where nobody was there or nothing was said, and over when all have answered', () => {
    const now = new Date('2026-11-19T12:00:00Z')
    const facts = { offeredUntil: null, arrived: 3, points: 2, voted: 0 }
    const until = new Date('2026-11-19T12:00:01Z')
    expect(offerState(facts, now)).toBe('not-made')
    expect(offerState({ ...facts, arrived: 0 }, now)).toBe('not-needed')
    expect(offerState({ ...facts, points: 0 }, now)).toBe('not-needed')
    expect(offerState({ ...facts, offeredUntil: until, voted: 2 }, now)).toBe('open')
    expect(offerState({ ...facts, offeredUntil: until, voted: 3 }, now)).toBe('over')
    expect(offerState({ ...facts, offeredUntil: now }, now)).toBe('over')
  })
})

describe('submitting', () => {
  const facts = fc.record({
    held: fc.boolean(),
    notesLeft: fc.nat(2),
    offer: fc.constantFrom('not-needed' as const, 'not-made' as const, 'open' as const, 'over' as const),
    repliesLeft: fc.nat(2),
  })

  it('waits for the register, every note, the offer and every suggestion, and says which', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const free = one.held && one.notesLeft === 0 && one.repliesLeft === 0
        expect(submitBlocks(one).length === 0).toBe(free && (one.offer === 'over' || one.offer === 'not-needed'))
        if (canBeOffered(one)) expect(submitBlocks({ ...one, repliesLeft: 0 })).toEqual(['not-offered'])
      }),
    )
  })
})
