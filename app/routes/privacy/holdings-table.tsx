import { Table } from '#app/ui/govuk/index.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

type Line = { holds: string; columns: string[]; class: string; keep: string; seen: string }

export function HoldingsTable({ purpose, lines }: { purpose: string; lines: Line[] }) {
  return (
    <ScrollRegion label={purpose}>
      <Table
        caption={purpose}
        captionClasses="govuk-table__caption--m"
        classes="app-holdings"
        firstCellIsHeader
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
    </ScrollRegion>
  )
}
