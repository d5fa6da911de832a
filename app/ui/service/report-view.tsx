import type { ReportContent, ReportRow } from '#app/domain/reports/rules.ts'
import { Table } from '../govuk/index.ts'
import { BarChart } from './bar-chart.tsx'
import { ScrollRegion } from './scroll-region.tsx'

/** A Board report as it is read. A draft and a release are shown by this one component, so that they cannot differ. */
export function ReportView({ content }: { content: ReportContent }) {
  const { forums, introduction, period, themes, publishedThemes, note } = content
  return (
    <div className="app-report">
      <p className="govuk-body">
        <strong>Forums:</strong> {forums.join(', ')}
      </p>
      {introduction === '' ? null : (
        <div className="app-report__part">
          <h2 className="govuk-heading-m">Introduction</h2>
          <Paragraphs text={introduction} />
        </div>
      )}
      <div className="app-report__part">
        <h2 className="govuk-heading-m">Sessions held</h2>
        <SessionTable content={content} />
      </div>
      <div className="app-report__part">
        <h2 className="govuk-heading-m">What people said</h2>
        <ThemeChart title={`Number of points by theme, ${period}`} rows={themes} />
        <ThemeTable caption={`Number of points by theme, ${period}`} rows={themes} />
      </div>
      {publishedThemes.length === 0 ? null : (
        <div className="app-report__part">
          <h2 className="govuk-heading-m">From published sources, not said in a forum</h2>
          <ThemeTable caption="Number of points from published sources by theme" rows={publishedThemes} />
        </div>
      )}
      <div className="app-report__part">
        <h2 className="govuk-heading-m">How the numbers are protected</h2>
        <p className="govuk-body">{note}</p>
      </div>
    </div>
  )
}

/** The themes that have a number. The others would be bars that say nothing: a sentence and the table have them. */
function ThemeChart({ title, rows }: { title: string; rows: readonly ReportRow[] }) {
  const bars = rows.flatMap(({ name, value, shown }) => (value ? [{ label: name, value, shown }] : []))
  const hidden = rows.length - bars.length
  return (
    <>
      <BarChart title={title} bars={bars} idPrefix="theme-chart" />
      {hidden > 0 ? <p className="govuk-body">{othersInWords(bars.length, hidden)}</p> : null}
    </>
  )
}

function othersInWords(drawn: number, hidden: number): string {
  if (drawn === 0) return 'Each theme was raised by fewer than 5 points. They are all listed in the table.'
  if (hidden === 1) return 'One other theme was raised by fewer than 5 points. It is listed in the table.'
  return `The other ${hidden} themes were raised by fewer than 5 points each. They are listed in the table.`
}

function SessionTable({ content }: { content: ReportContent }) {
  const rows = content.sessions.flatMap(({ forum, held }) =>
    held.length === 0
      ? [[forum, 'None held', 'Not applicable']]
      : held.map(({ month, quorate }) => [forum, month, quorate ? 'Yes' : 'No']),
  )
  return (
    <>
      <ScrollRegion label="Sessions held">
        <Table
          caption={`Sessions held, ${content.period}`}
          captionClasses="govuk-visually-hidden"
          head={['Forum', 'Month', 'Quorate']}
          firstCellIsHeader
          rows={rows}
        />
      </ScrollRegion>
      <p className="govuk-body-s">
        A session is quorate when enough participants, a facilitator and a Victim Support worker were there.
      </p>
    </>
  )
}

function ThemeTable({ caption, rows }: { caption: string; rows: readonly ReportRow[] }) {
  if (rows.length === 0) return <p className="govuk-body">No points have been given a theme for this quarter.</p>
  return (
    <ScrollRegion label={caption}>
      <Table
        caption={caption}
        captionClasses="govuk-table__caption--s"
        head={['Theme', { text: 'Points', format: 'numeric' }]}
        firstCellIsHeader
        rows={rows.map((row) => [<ThemeName key={row.code} row={row} />, { text: row.shown, format: 'numeric' }])}
      />
    </ScrollRegion>
  )
}

function ThemeName({ row }: { row: ReportRow }) {
  return (
    <>
      {row.name}
      <span className="app-report__group">{row.group}</span>
    </>
  )
}

function Paragraphs({ text }: { text: string }) {
  const paragraphs = text.split('\n').map((line, at) => ({ line, key: `${at}` }))
  return (
    <>
      {paragraphs.map(({ line, key }) => (
        <p className="govuk-body" key={key}>
          {line}
        </p>
      ))}
    </>
  )
}
