import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countdownInWords,
  cutoff,
  endsByItself,
  isHolding,
  type PlaceFacts,
  removalDay,
  removalsOf,
  standingOf,
  warningDay,
  weeksFrom,
} from '#app/domain/retention/rules.ts'
import { notRemoved, RULES, ruleFacts } from '#app/domain/retention/schedule.ts'
import { sweeps } from '#app/domain/retention/sweeps.server.ts'
import { addDays } from '#app/domain/shared/dates.ts'
import { declaredTables, type Keep } from '#db/columns.ts'
import { keepWords } from '#db/data-map/words.ts'
import '#db/schema/index.ts'

const day = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2020-01-01', days))
const ending = (Object.keys(keepWords) as Keep[]).filter(endsByItself)
const place = (facts: Partial<PlaceFacts>): PlaceFacts => ({
  ...{ state: 'left', startsOn: null, endsOn: null, referredOn: null, calledOn: null, welcomedOn: null },
  ...facts,
})

describe('PRV-02 the two clocks', () => {
  it.each<[Keep, string, string]>([
    ['1d', '2026-11-18', '2026-11-19'],
    ['30d', '2026-02-10', '2026-03-12'],
    ['place+30d', '2026-02-10', '2026-03-12'],
    ['12m', '2025-11-19', '2026-11-19'],
    ['12m', '2024-02-29', '2025-03-01'],
    ['24m', '2024-11-19', '2026-11-19'],
    ['6y', '2026-03-31', '2032-04-01'],
    ['6y', '2026-04-01', '2033-04-01'],
  ])('%s from %s ends on %s', (keep, began, on) => expect(removalDay(keep, began)).toBe(on))

  it('agree: what the one day says is removed on, the other finds on that day and not the day before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ending), day, (keep, began) => {
        const on = removalDay(keep, began) ?? ''
        expect((cutoff(keep, on) ?? '') >= began).toBe(true)
        expect((cutoff(keep, addDays(on, -1)) ?? '') < began).toBe(true)
      }),
    )
  })

  it('never end for what is kept for good, or as long as the forums run', () => {
    for (const keep of ['for good', 'programme+24m'] as const)
      expect([cutoff(keep, '2026-11-19'), removalDay(keep, '2026-11-19')]).toEqual([null, null])
  })

  it('warn a week before, and count down in words', () => {
    expect(warningDay('2026-11-19')).toBe('2026-11-12')
    const words = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-29'].map((on) =>
      countdownInWords('2026-11-19', on),
    )
    expect(words).toEqual(['overdue', 'tonight', 'in 1 day', 'in 10 days'])
    expect(weeksFrom('2026-11-19', 2)).toEqual([
      { from: '2026-11-20', until: '2026-11-26' },
      { from: '2026-11-27', until: '2026-12-03' },
    ])
  })

  it.each<[string, Partial<PlaceFacts>[], unknown]>([
    ['a place', [{ state: 'active', startsOn: '2026-01-01' }], { kind: 'live' }],
    [
      'a live place beside one that ended long ago',
      [{ startsOn: '2020-01-01', endsOn: '2021-01-01' }, { state: 'stepped_back' }],
      { kind: 'live' },
    ],
    ['a place in the queue', [{ state: 'waiting' }], { kind: 'live' }],
    [
      'two places that ended: the later counts',
      [
        { startsOn: '2020-01-01', endsOn: '2026-01-05' },
        { startsOn: '2020-01-01', endsOn: '2026-03-05' },
      ],
      { kind: 'left', on: '2026-03-05' },
    ],
    ['a no', [{ state: 'declined', endsOn: '2026-03-05' }], { kind: 'never-started', on: '2026-03-05' }],
    ['waiting no longer', [{ state: 'left', endsOn: '2026-03-05' }], { kind: 'never-started', on: '2026-03-05' }],
    [
      'a referral that goes no further',
      [{ state: 'called', referredOn: '2026-03-01', calledOn: '2026-03-09' }],
      { kind: 'never-started', on: '2026-03-09' },
    ],
    ['no day written down', [{ state: 'left' }], { kind: 'undated' }],
    ['no place at all', [], { kind: 'undated' }],
  ])('know how somebody stands with %s', (_what, places, standing) =>
    expect(standingOf(places.map(place))).toEqual(standing),
  )

  it('take the contact first and the person after, and of one who never started everything at once', () => {
    expect(removalsOf({ kind: 'left', on: '2026-10-20' })).toEqual([
      { what: 'contact', on: '2026-11-19' },
      { what: 'person', on: '2028-10-20' },
    ])
    expect(removalsOf({ kind: 'never-started', on: '2026-10-20' })).toEqual([{ what: 'person', on: '2026-11-19' }])
    expect([removalsOf({ kind: 'live' }), removalsOf({ kind: 'undated' })]).toEqual([[], []])
  })

  it('stop while a hold reaches, to its last day', () => {
    const hold = { startsOn: '2026-11-01', endsOn: '2026-11-19', endedAt: null }
    expect(['2026-10-31', '2026-11-01', '2026-11-19', '2026-11-20'].map((today) => isHolding(hold, today))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isHolding({ ...hold, endedAt: new Date('2026-11-02T09:00:00Z') }, '2026-11-10')).toBe(false)
  })
})

/** Whether a clock is over no later than another. */
const noLater = (one: Keep, other: Keep) =>
  (removalDay(one, '2024-06-01') ?? '') <= (removalDay(other, '2024-06-01') ?? '')

describe('PRV-02 every declaration that ends is honoured', () => {
  it('by a rule that ends no later, or the page says why not', () => {
    const promised = declaredTables.flatMap(({ name, columns }) =>
      [...columns.values()].flatMap((one) => (one && endsByItself(one.keep) ? [{ name, keep: one.keep }] : [])),
    )
    const honoured = ({ name, keep }: { name: string; keep: Keep }) =>
      Object.hasOwn(notRemoved, name) ||
      RULES.some((rule) => {
        const { covers, keep: own } = ruleFacts[rule]
        return (covers as readonly string[]).includes(name) && noLater(own, keep)
      })
    expect(promised.length).toBeGreaterThan(150)
    expect(promised.filter((one) => !honoured(one))).toEqual([])
  })

  it('and every rule is one that runs', () => {
    const people = ['never-started', 'contact', 'person']
    expect([...people, ...sweeps.map(({ rule }) => rule)]).toEqual(RULES)
  })
})
