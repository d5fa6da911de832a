import { Details } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Line = { id: string; what: string; reason: string; at: string; by: string }

/** What was decided about the dates of a forum: never edited, the latest first. */
export function History({ decisions }: { decisions: Line[] }) {
  if (decisions.length === 0) return null
  return (
    <Details summary={`Decisions about dates (${decisions.length})`}>
      <StackedTable
        label="Decisions about dates"
        caption="What was decided, the latest first"
        captionClasses="govuk-table__caption--s"
        head={['What', 'Why', 'Who and when']}
        rows={decisions.map(({ id, what, reason, at, by }) => [
          what,
          <span key={id} className="app-break">
            {reason}
          </span>,
          `${by}, ${at}`,
        ])}
      />
    </Details>
  )
}
