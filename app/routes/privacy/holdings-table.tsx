import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Line = { holds: string; columns: string[]; class: string; keep: string; seen: string }
type Holding = { purpose: string; why: string; lines: Line[] }

/** All that is held about some people, a table for each purpose. */
export function Holdings({ title, holdings }: { title: string; holdings: Holding[] }) {
  return (
    <section className="app-holdings-of">
      <h3 className="govuk-heading-m govuk-!-margin-top-6">{title}</h3>
      {holdings.map((holding) => (
        <HoldingsTable key={holding.purpose} of={title} {...holding} />
      ))}
    </section>
  )
}

function HoldingsTable({ of, purpose, why, lines }: Holding & { of: string }) {
  return (
    <>
      <StackedTable
        label={`${of}: ${purpose}`}
        caption={purpose}
        captionClasses="govuk-table__caption--s"
        classes="app-holdings"
        head={['What', 'Kind', 'How long', 'Who can see it']}
        rows={lines.map((line) => [
          {
            text: (
              <>
                {line.holds}
                <span className="app-holdings__columns">{line.columns.join(', ')}</span>
              </>
            ),
          },
          line.class,
          line.keep,
          line.seen,
        ])}
      />
      <p className="govuk-body-s">Why: {why}</p>
    </>
  )
}
