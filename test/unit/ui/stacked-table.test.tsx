import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

const html = renderToStaticMarkup(
  <StackedTable
    label="Openings"
    classes="app-holdings"
    head={['When', 'Who', { text: 'Times looked at', format: 'numeric' }]}
    rows={[
      [
        'Friday',
        <a key="who" href="/people/per_1">
          Fern
        </a>,
        { text: 2, format: 'numeric', attributes: { id: 'times' } },
      ],
    ]}
  />,
)

describe('a table that stands below itself on a narrow screen', () => {
  it('gives every cell but the first the name of its column', () => {
    expect([...html.matchAll(/data-label="([^"]*)"/g)].map(([, name]) => name)).toEqual(['Who', 'Times looked at'])
  })

  it('names its rows, keeps what its cells say, and can be scrolled from the keyboard', () => {
    expect(html).toMatch(/<th scope="row"[^>]*>Friday<\/th>/)
    expect(html).toContain('<a href="/people/per_1">Fern</a>')
    expect(html).toMatch(
      /<td class="govuk-table__cell govuk-table__cell--numeric" id="times" data-label="Times looked at">2/,
    )
    expect(html).toMatch(
      /<section class="app-scroll" tabindex="0" aria-label="Openings"><table class="govuk-table app-stack app-holdings"/,
    )
  })
})
