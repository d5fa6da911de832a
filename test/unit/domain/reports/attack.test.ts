import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ThemeCount } from '#app/domain/disclosure/rules.ts'
import { disclosureFindings, introductionProblem } from '#app/domain/reports/attack.ts'
import { draftContent, type ReportContent, type ReportRow, type Source } from '#app/domain/reports/rules.ts'

const theme = (code: string, points: number, more: Partial<ThemeCount> = {}): ThemeCount => ({
  code,
  name: code,
  group: 'RPT',
  groupName: 'Reporting',
  points,
  sessions: 2,
  breadth: true,
  ...more,
})
const session = (id: string) => ({ id, forumId: 'f1', date: '2026-07-08', arrived: 8, support: 1, facilitators: 1 })
const truth: Source = {
  sessions: [session('s1'), session('s2'), session('s3')],
  distinctAttendees: 12,
  themes: [theme('A', 13), theme('B', 7), theme('C', 4), theme('D', 2)],
  published: [theme('P', 6)],
}
const content = draftContent({ quarter: '2026-Q3', introduction: '', forums: [{ id: 'f1', name: 'Open' }] }, truth)
const withRow = (at: number, change: Partial<ReportRow>): ReportContent => ({
  ...content,
  themes: content.themes.map((row, index) => (index === at ? { ...row, ...change } : row)),
})

describe('the disclosure checks', () => {
  it('find nothing in a draft made by the rules', () => {
    expect(disclosureFindings(content, truth)).toEqual([])
  })

  it.each([
    ['a small number in figures', withRow(2, { value: 4, shown: '4' }), 'small'],
    ['a small number in words alone', withRow(2, { shown: 'fewer than 5 (4)' }), 'small'],
    ['a number that is not rounded', withRow(0, { value: 13, shown: '13' }), 'rounded'],
    ['words that say more than the number', withRow(0, { shown: '15 (13)' }), 'rounded'],
    ['a number for a theme that is hidden', withRow(2, { value: 5, shown: '5' }), 'hidden'],
    ['a theme nobody may read of', withRow(3, { code: 'E', name: 'E' }), 'named'],
    ['a total', withRow(0, { code: 'total', name: 'Total' }), 'fields'],
    ['a field nobody declared', { ...content, attendees: 12 } as ReportContent, 'fields'],
    ['a count in a row', withRow(0, { count: 13 } as Partial<ReportRow>), 'fields'],
    [
      'an order that ranks hidden numbers',
      { ...content, themes: content.themes.toSpliced(2, 2, ...content.themes.slice(2).toReversed()) },
      'order',
    ],
    ['people counted in the introduction', { ...content, introduction: 'We met 7 women.' }, 'introduction'],
  ] as const)('find %s', (_what, attacked, check) => {
    expect(disclosureFindings(attacked, truth)).toContain(check)
  })

  it.each([
    ['too few people', { ...truth, distinctAttendees: 9 }],
    ['too few sessions', { ...truth, sessions: truth.sessions.slice(1) }],
  ])('find %s behind the report', (_what, base) => {
    expect(disclosureFindings(content, base)).toContain('base')
  })

  it('find a number that has become small since the draft, and a theme that may no longer be named', () => {
    const fewer = {
      ...truth,
      themes: [theme('A', 13), theme('B', 4), theme('C', 4), theme('D', 2, { sessions: 1, breadth: false })],
    }
    expect(disclosureFindings(content, fewer)).toEqual(['hidden', 'named'])
  })

  it('find nothing in any draft the rules can make, whatever the true numbers are', () => {
    const anyTheme = fc.record({
      code: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
      points: fc.integer({ min: 0, max: 40 }),
      sessions: fc.integer({ min: 1, max: 3 }),
      breadth: fc.boolean(),
    })
    const anyThemes = fc
      .uniqueArray(anyTheme, { selector: ({ code }) => code })
      .map((list) => list.map(({ code, points, ...more }) => theme(code, points, more)))
    fc.assert(
      fc.property(anyThemes, anyThemes, (themes, published) => {
        const source = { ...truth, themes, published }
        const made = draftContent(
          { quarter: '2026-Q3', introduction: '', forums: [{ id: 'f1', name: 'Open' }] },
          source,
        )
        expect(disclosureFindings(made, source)).toEqual([])
      }),
      { seed: 20261203, numRuns: 500 },
    )
  })

  it('look at the published sources as they look at the forums', () => {
    expect(disclosureFindings(content, { ...truth, published: [theme('P', 3)] })).toEqual(['hidden'])
  })
})

describe('an introduction', () => {
  it.each([
    'Three people told us about waiting.',
    'We heard from 11 participants this time.',
    'One of the parents had moved house.',
    'There were 4 points on this.',
    'Half the women had reported online.',
    'TWO young women spoke.',
  ])('counts: %s', (text) => expect(introductionProblem(text)).toBe('counts'))

  it.each([
    'Everyone agreed that updates matter.',
    'Nobody had been called back.',
    'All of the group had waited.',
    'All participants said so.',
  ])('speaks for everybody: %s', (text) => expect(introductionProblem(text)).toBe('everybody'))

  it.each([
    '',
    'The forums met in July and September 2026. Participants spoke about being kept informed.',
    'There was general agreement that updates come too late. Six forums, one report.',
    'In 2026 victims asked for plain letters.',
    'All the forums were asked the same.',
  ])('is fine: %s', (text) => expect(introductionProblem(text)).toBeNull())
})
