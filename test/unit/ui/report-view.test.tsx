import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { ReportContent, ReportRow } from '#app/domain/reports/rules.ts'
import { ReportView } from '#app/ui/service/report-view.tsx'

const row = (code: string, value: number | null): ReportRow => ({
  code,
  name: `Theme ${code}`,
  group: 'Group',
  value,
  shown: value === null ? 'fewer than 5' : String(value),
})
const shown = (themes: ReportRow[]) => {
  const content = {
    forums: ['Open forum'],
    introduction: '',
    period: 'April to June 2026',
    sessions: [],
    themes,
    publishedThemes: [],
    note: '',
  } as unknown as ReportContent
  return renderToStaticMarkup(<ReportView content={content} />)
}
const chart = (html: string) => /<svg.*<\/svg>/s.exec(html)?.[0] ?? ''

describe('the themes of a report', () => {
  it('are drawn where there is a number, and all of them are in the table', () => {
    const html = shown([row('A', 10), row('B', null), row('C', null)])
    expect(chart(html)).toContain('Theme A')
    expect(chart(html)).not.toMatch(/Theme [BC]|fewer than 5/)
    expect(html).toContain('The other 2 themes were raised by fewer than 5 points each. They are listed in the table.')
    for (const code of ['A', 'B', 'C']) expect(html.split('<table').at(-1)).toContain(`Theme ${code}`)
  })

  it.each([
    ['one that is not drawn', [row('A', 10), row('B', null)], 'One other theme was raised by fewer than 5 points.'],
    ['none that is drawn', [row('A', null), row('B', null)], 'Each theme was raised by fewer than 5 points.'],
  ])('say so of %s', (_which, rows, words) => {
    expect(shown(rows)).toContain(words)
  })

  it('need no sentence when all of them are drawn', () => {
    expect(shown([row('A', 10), row('B', 5)])).not.toContain('fewer than 5')
  })

  it('have no chart without a number', () => {
    expect(chart(shown([row('A', null)]))).toBe('')
  })
})
