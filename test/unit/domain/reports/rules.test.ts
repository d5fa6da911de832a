import { describe, expect, it } from 'vitest'
import type { ThemeCount } from '#app/domain/disclosure/rules.ts'
import {
  countThemes,
  draftContent,
  type Source,
  serialise,
  type TaggedPoint,
  whoMustAct,
} from '#app/domain/reports/rules.ts'

const codebook = [
  { code: 'RPT', parent: null, name: 'Reporting' },
  { code: 'RPT-A', parent: 'RPT', name: 'Ease of contact' },
  { code: 'RPT-B', parent: 'RPT', name: 'First response' },
]
const point = (pointId: string, themeCode: string, more: Partial<TaggedPoint> = {}): TaggedPoint => ({
  pointId,
  sessionId: 's1',
  origin: 'forum',
  breadth: 'one',
  themeCode,
  ...more,
})
const theme = (code: string, points: number, more: Partial<ThemeCount> = {}): ThemeCount => ({
  code,
  name: `Theme ${code}`,
  group: 'RPT',
  groupName: 'Reporting',
  points,
  sessions: 2,
  breadth: true,
  ...more,
})
const session = { id: 's1', forumId: 'f1', date: '2026-07-08', arrived: 5, support: 1, facilitators: 1 }
const source: Source = { sessions: [session], distinctAttendees: 11, themes: [theme('RPT-A', 13)], published: [] }
const chosen = {
  quarter: '2026-Q3',
  introduction: 'What we heard.',
  forums: [
    { id: 'f2', name: 'Women and girls' },
    { id: 'f1', name: 'Open forum' },
  ],
}

describe('a quorate session', () => {
  it.each([
    [5, 1, 1, true],
    [4, 1, 1, false],
    [5, 0, 1, false],
    [5, 1, 0, false],
    [12, 2, 2, true],
  ])('%i arrived, %i support, %i facilitators: %s', (arrived, support, facilitators, expected) => {
    const session = { id: 's1', forumId: 'f1', date: '2026-07-08', arrived, support, facilitators }
    const made = draftContent(chosen, { sessions: [session], distinctAttendees: 12, themes: [], published: [] })
    expect(made.sessions[0]?.held).toEqual([{ month: 'July 2026', quorate: expected }])
  })
})

describe('counting themes', () => {
  it('counts points and different sessions by theme, and knows whether one is broad', () => {
    const tagged = [
      point('p1', 'RPT-A'),
      point('p2', 'RPT-A', { sessionId: 's2', breadth: 'several' }),
      point('p2', 'RPT-B', { sessionId: 's2' }),
    ]
    expect(countThemes('forum', tagged, codebook)).toEqual([
      {
        code: 'RPT-A',
        name: 'Ease of contact',
        group: 'RPT',
        groupName: 'Reporting',
        points: 2,
        pointIds: ['p1', 'p2'],
        sessions: 2,
        breadth: true,
      },
      expect.objectContaining({ code: 'RPT-B', points: 1, sessions: 1, breadth: false }),
    ])
  })

  it('keeps what came from a publication apart from what a forum said', () => {
    const tagged = [point('p1', 'RPT-A'), point('p2', 'RPT-A', { origin: 'published', breadth: null })]
    expect(countThemes('forum', tagged, codebook).map(({ pointIds }) => pointIds)).toEqual([['p1']])
    expect(countThemes('published', tagged, codebook)).toEqual([
      expect.objectContaining({ pointIds: ['p2'], breadth: true }),
    ])
  })

  it('takes a point on a whole group as a theme of that group', () => {
    expect(countThemes('forum', [point('p1', 'RPT')], codebook)).toEqual([
      expect.objectContaining({ code: 'RPT', group: 'RPT', groupName: 'Reporting' }),
    ])
  })
})

describe('the content of a report', () => {
  it('has the forums by name, their sessions by month, and protected numbers', () => {
    expect(draftContent(chosen, source)).toEqual({
      format: 1,
      quarter: '2026-Q3',
      period: 'July to September 2026',
      forums: ['Open forum', 'Women and girls'],
      introduction: 'What we heard.',
      sessions: [
        { forum: 'Open forum', held: [{ month: 'July 2026', quorate: true }] },
        { forum: 'Women and girls', held: [] },
      ],
      themes: [{ code: 'RPT-A', name: 'Theme RPT-A', group: 'Reporting', shown: '15', value: 15 }],
      publishedThemes: [],
      note: expect.stringContaining('There are no totals'),
    })
  })

  it('is one text, whatever order its keys and its sources come in', () => {
    const content = draftContent(chosen, source)
    const { format, ...rest } = content
    expect(serialise({ ...rest, format })).toBe(serialise(content))
    const turned = { ...chosen, forums: chosen.forums.toReversed() }
    expect(serialise(draftContent(turned, source))).toBe(serialise(content))
    expect(serialise(content)).toMatch(/^\{"format":1,"forums":\[/)
  })

  it('does not change when only hidden numbers do', () => {
    const withHidden = (points: number) => draftContent(chosen, { ...source, themes: [theme('RPT-A', points)] })
    expect(serialise(withHidden(1))).toBe(serialise(withHidden(4)))
  })
})

describe('who must act', () => {
  it.each([
    ['draft', 'per_a', 'Somebody other than you must approve it'],
    ['draft', 'per_b', 'You can approve it'],
    ['approved', 'per_a', 'You can publish it'],
    ['published', 'per_a', 'Nobody'],
  ] as const)('on a report that is %s, to %s', (state, personId, words) => {
    expect(whoMustAct({ state, draftedBy: 'per_a' }, personId)).toBe(words)
  })
})
