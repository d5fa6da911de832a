import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BASE_GAP_WORDS,
  baseIsMet,
  listSuppressions,
  protectCount,
  protectThemes,
  type ThemeCount,
  themeMayAppear,
} from '#app/domain/disclosure/rules.ts'

const RUNS = { seed: 20261203, numRuns: 1000 }
const met = { baseMet: true }

const theme = (code: string, points: number, more: Partial<ThemeCount> = {}): ThemeCount => {
  const [group = code] = code.split('-')
  return {
    code,
    name: `Theme ${code}`,
    group,
    groupName: `Group ${group}`,
    points,
    sessions: 2,
    breadth: true,
    ...more,
  }
}
const narrow = { sessions: 1, breadth: false }

const anyTheme = fc.record({
  group: fc.constantFrom('RPT', 'COM', 'TRT'),
  points: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 200 })),
  sessions: fc.integer({ min: 0, max: 3 }),
  breadth: fc.boolean(),
})
const anyThemes = fc
  .array(anyTheme, { maxLength: 20 })
  .map((list) => list.map((fields, at) => theme(`${fields.group}-${at}`, fields.points, fields)))

describe('D3: a count of points', () => {
  it.each([
    [0, 'none raised', 0],
    [1, 'fewer than 5', null],
    [4, 'fewer than 5', null],
    [5, '5', 5],
    [7, '5', 5],
    [8, '10', 10],
    [12, '10', 10],
    [13, '15', 15],
    [102, '100', 100],
    [103, '105', 105],
  ])('%i reads “%s”', (count, shown, value) => {
    expect(protectCount(count, met)).toEqual({ shown, value, rule: value === null ? 'D3' : null })
  })

  it('is the same for 1 to 4, a multiple of 5 from there on, and never more than 2 away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (count) => {
        const { shown, value } = protectCount(count, met)
        if (count < 5) {
          expect({ shown, value }).toEqual({ shown: 'fewer than 5', value: null })
        } else {
          expect(shown).toBe(String(value))
          expect((value ?? 1) % 5).toBe(0)
          expect(value).toBeGreaterThanOrEqual(5)
          expect(Math.abs((value ?? 0) - count)).toBeLessThanOrEqual(2)
        }
      }),
      RUNS,
    )
  })

  it('shows nothing at all, not even a nought, without the base (D2)', () => {
    for (const count of [0, 1, 4, 5, 300]) {
      expect(protectCount(count, { baseMet: false })).toEqual({ shown: 'not shown', value: null, rule: 'D2' })
    }
  })

  it.each([-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is no count', (count) => {
    expect(() => protectCount(count, met)).toThrow(RangeError)
  })
})

describe('D2: the base of a report', () => {
  it.each([
    [10, 3, []],
    [9, 3, ['people']],
    [10, 2, ['sessions']],
    [0, 0, ['people', 'sessions']],
  ])('%i attendees in %i sessions: %j is missing', (distinctAttendees, heldSessions, missing) => {
    const base = baseIsMet({ distinctAttendees, heldSessions })
    expect(base).toEqual(missing.length === 0 ? { ok: true } : { ok: false, missing })
  })

  it('refuses without saying how many there were', () => {
    const refusals = [1, 5, 9].map((distinctAttendees) =>
      JSON.stringify(baseIsMet({ distinctAttendees, heldSessions: 3 })),
    )
    expect(new Set(refusals).size).toBe(1)
    expect(Object.values(BASE_GAP_WORDS).join().match(/\d+/g)).toEqual(['10', '3'])
  })
})

describe('D4: a theme by name', () => {
  it.each([
    [['one'], 1, false],
    [['one', 'one', null], 1, false],
    [[], 0, false],
    [['one'], 2, true],
    [['one', 'several'], 1, true],
    [['general'], 1, true],
  ] as const)('%j in %i sessions: %s', (breadths, sessions, may) => {
    expect(themeMayAppear({ breadths, sessions })).toBe(may)
  })

  it('otherwise counts towards its group, and that row is protected too', () => {
    const rows = protectThemes([theme('RPT-A', 6), theme('RPT-B', 2, narrow), theme('RPT-C', 1, narrow)], met)
    expect(rows.map(({ code, name, shown }) => ({ code, name, shown }))).toEqual([
      { code: 'RPT-A', name: 'Theme RPT-A', shown: '5' },
      { code: 'other:RPT', name: 'Other points about group RPT', shown: 'fewer than 5' },
    ])
  })

  it('rounds what was rolled up only once', () => {
    const rows = protectThemes([theme('RPT-A', 4, narrow), theme('RPT-B', 4, narrow)], met)
    expect(rows).toMatchObject([{ code: 'other:RPT', shown: '10', value: 10 }])
  })

  it('counts a point with two themes of a group once when its id is known', () => {
    const both = { ...narrow, pointIds: ['p1', 'p2', 'p3'] }
    const rows = protectThemes([theme('RPT-A', 3, both), theme('RPT-B', 3, both)], met)
    expect(rows).toMatchObject([{ code: 'other:RPT', shown: 'fewer than 5', value: null }])
  })

  it('treats a theme nobody raised like one that is rolled up, so that an absent name says nothing', () => {
    const names = (points: number) =>
      protectThemes([theme('RPT-A', points, narrow), theme('RPT-B', 2, narrow)], met).map((row) => row.name)
    expect(names(0)).toEqual(names(1))
  })
})

describe('a table of themes', () => {
  it('is sorted by what is shown, then by name', () => {
    const rows = protectThemes([theme('D', 1), theme('C', 4), theme('B', 7), theme('A', 5), theme('Z', 30)], met)
    expect(rows.map((row) => [row.code, row.shown])).toEqual([
      ['Z', '30'],
      ['A', '5'],
      ['B', '5'],
      ['C', 'fewer than 5'],
      ['D', 'fewer than 5'],
    ])
  })

  it('does not change when counts change that it hides, whatever order they come in', () => {
    const raised = anyThemes.map((list) => list.map((row) => ({ ...row, sessions: 2 })))
    fc.assert(
      fc.property(raised, fc.integer({ min: 1, max: 4 }), (themes, other) => {
        const changed = themes.map((row) => (row.points > 0 && row.points < 5 ? { ...row, points: other } : row))
        expect(protectThemes(changed.toReversed(), met)).toEqual(protectThemes(themes, met))
      }),
      RUNS,
    )
  })

  it('holds no value between 1 and 4, no number that is not a multiple of 5, and no other field', () => {
    fc.assert(
      fc.property(anyThemes, (themes) => {
        for (const row of protectThemes(themes, met)) {
          expect(Object.keys(row).sort()).toEqual(['code', 'group', 'groupName', 'name', 'rule', 'shown', 'value'])
          expect(row.value === null ? row.shown : Number(row.shown) % 5).toBe(row.value === null ? 'fewer than 5' : 0)
          expect(row.value === null || row.value >= 5).toBe(true)
        }
      }),
      RUNS,
    )
  })

  it('names only themes that may appear, and has no total', () => {
    fc.assert(
      fc.property(anyThemes, (themes) => {
        const may = new Set(themes.filter((row) => row.breadth || row.sessions >= 2).map((row) => row.code))
        for (const row of protectThemes(themes, met)) {
          expect(may.has(row.code) || /^other:(RPT|COM|TRT)$/.test(row.code)).toBe(true)
        }
      }),
      RUNS,
    )
  })

  it('says nothing without the base', () => {
    const rows = protectThemes([theme('B', 40), theme('A', 6)], { baseMet: false })
    expect(rows.map((row) => [row.code, row.shown])).toEqual([
      ['A', 'not shown'],
      ['B', 'not shown'],
    ])
  })

  it('does not touch the counts it was given', () => {
    const themes = Object.freeze([Object.freeze(theme('B', 1, narrow)), Object.freeze(theme('A', 9))])
    expect(protectThemes(themes, met)).toHaveLength(2)
  })
})

describe('the record of what was hidden', () => {
  it('has every rule with the code it was used on', () => {
    const themes = [theme('RPT-A', 6), theme('RPT-B', 2, narrow), theme('COM-A', 3), theme('COM-B', 0, narrow)]
    expect(listSuppressions(themes, met)).toEqual([
      { rule: 'D4', code: 'RPT-B' },
      { rule: 'D3', code: 'other:RPT' },
      { rule: 'D3', code: 'COM-A' },
    ])
    expect(listSuppressions([theme('RPT-A', 6)], met)).toEqual([])
    expect(listSuppressions([theme('RPT-A', 6)], { baseMet: false })).toEqual([{ rule: 'D2', code: 'RPT-A' }])
  })
})
