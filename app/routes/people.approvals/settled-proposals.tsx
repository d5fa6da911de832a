import { Tag } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Settled = {
  id: string
  name: string
  role: string
  state: 'approved' | 'refused' | 'withdrawn' | 'over'
  proposer: string
  decider: string | null
  on: string
}

const words = {
  approved: { label: 'Approved', tag: 'govuk-tag--green' },
  refused: { label: 'Refused', tag: 'govuk-tag--red' },
  withdrawn: { label: 'Withdrawn', tag: 'govuk-tag--grey' },
  over: { label: 'No answer', tag: 'govuk-tag--grey' },
}

/** What became of the proposals of the last two months. */
export function SettledProposals({ proposals }: { proposals: Settled[] }) {
  if (proposals.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">The last two months</h2>
      <StackedTable
        label="Proposals of the last two months"
        head={['Role', 'Proposed by', 'What became of it']}
        rows={proposals.map(({ name, role, state, proposer, decider, on }) => [
          `${role} for ${name}`,
          proposer,
          {
            text: (
              <>
                <Tag classes={words[state].tag}>{words[state].label}</Tag>
                <span className="app-beside">{decider ? `${decider}, ${on}` : on}</span>
              </>
            ),
          },
        ])}
      />
    </>
  )
}
