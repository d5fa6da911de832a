import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type Bar, BarChart } from '#app/ui/service/bar-chart.tsx'

const bars: Bar[] = [
  { label: 'Being kept up to date about the investigation and what happens next', value: 35, shown: '35' },
  { label: 'First response', value: 5, shown: '5' },
  { label: 'Court waits', value: 0, shown: 'none raised' },
]
const draw = (list = bars, title = 'Points by theme') =>
  renderToStaticMarkup(<BarChart title={title} bars={list} idPrefix="themes" />)
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '')
const rectsOf = (svg: string) => svg.match(/<rect[^>]*>/g) ?? []
const widthsOf = (svg: string) => rectsOf(svg).map((rect) => Number(/ width="([\d.]+)"/.exec(rect)?.[1]))

describe('a bar chart', () => {
  it('is an image with a name and a description that points to the table', () => {
    const svg = draw()
    expect(svg).toContain('role="img" aria-labelledby="themes-title themes-desc"')
    expect(svg).toContain('<title id="themes-title">Points by theme</title>')
    expect(svg).toMatch(/<desc id="themes-desc">.*same numbers are in the table/)
  })

  it('needs no style attribute, style element or script, which the page would not run', () => {
    expect(draw()).not.toMatch(/ style=|<style|<script| on[a-z]+=/)
  })

  it('draws lengths in proportion, and nothing for nought', () => {
    const [most = 0, five = 0, none] = widthsOf(draw())
    expect(most / five).toBeCloseTo(7)
    expect(none).toBe(0)
  })

  it('puts long labels on several lines and loses no word', () => {
    const label = `Being kept ${'up to date '.repeat(8)}${'x'.repeat(100)}`
    const lines = textsOf(draw([{ label, value: 5, shown: '5' }]))
    expect(lines.join('').replaceAll(' ', '')).toContain(label.replaceAll(' ', ''))
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(36)
  })

  it.each([
    [5, ['0', '5']],
    [15, ['0', '5', '10', '15']],
    [60, ['0', '10', '20', '30', '40', '50', '60']],
    [215, ['0', '50', '100', '150', '200', '250']],
  ])('has an axis in fives up to %i', (value, ticks) => {
    const axis = draw([{ label: 'Theme', value, shown: String(value) }]).split('app-bar-chart__axis')[1] ?? ''
    expect(textsOf(axis)).toEqual(ticks)
  })

  it('stays inside its box', () => {
    const svg = draw([{ label: 'Theme', value: 99995, shown: '99995' }, ...bars])
    const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? []
    for (const [, y] of svg.matchAll(/ y2?="([\d.]+)"/g)) expect(Number(y)).toBeLessThanOrEqual(height)
    for (const [, x] of svg.matchAll(/ x2?="([\d.]+)"/g)) expect(Number(x)).toBeLessThanOrEqual(width - 50)
  })

  it('shows text as text', () => {
    expect(draw([{ label: '<b>x</b>', value: 5, shown: '5' }], '<script>')).not.toMatch(/<b>|<script>/)
  })

  it('is not drawn without bars', () => {
    expect(draw([])).toBe('')
  })
})
