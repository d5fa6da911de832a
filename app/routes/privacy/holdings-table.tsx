import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Line = { holds: string; columns: string[]; class: string; keep: string; seen: string }

export function HoldingsTable({ purpose, lines }: { purpose: string; lines: Line[] }) {
  return (
    <StackedTable
      label={purpose}
      caption={purpose}
      captionClasses="govuk-table__caption--m"
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
  )
}
