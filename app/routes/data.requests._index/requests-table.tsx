import type { Countdown } from '#app/domain/data-rights/rules.ts'
import {
  type RequestKind,
  type RequestState,
  requestKindWords,
  requestStateWords,
} from '#app/domain/data-rights/status.ts'
import { Tag } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Listed = {
  id: string
  reference: string
  kind: RequestKind
  state: RequestState
  checked: boolean
  asked: string
  due: string
  standing: Countdown['standing']
  left: string
  settled: string | null
}

/** Those due first at the top; late ones stand out. */
export function RequestsTable({ requests }: { requests: Listed[] }) {
  return (
    <StackedTable
      label="Requests about data"
      head={['Participant', 'What they ask', 'Asked on', 'Answer due', 'State']}
      rows={requests.map((request) => [
        {
          text: (
            <a className="govuk-link" href={`/data/requests/${request.id}`}>
              {request.reference}
              <span className="govuk-visually-hidden">, {requestKindWords[request.kind].label}</span>
            </a>
          ),
        },
        requestKindWords[request.kind].label,
        request.asked,
        { text: <Due {...request} /> },
        { text: <State {...request} /> },
      ])}
    />
  )
}

function Due({ due, standing, left, settled }: Listed) {
  if (standing === 'settled') return <>{settled ? `Settled ${settled}` : 'Settled'}</>
  const tag = { overdue: 'govuk-tag--red', soon: 'govuk-tag--yellow', 'in-time': null }[standing]
  return (
    <>
      {due} {tag ? <Tag classes={tag}>{left}</Tag> : <span className="app-beside">{left}</span>}
    </>
  )
}

function State({ state, checked, standing }: Listed) {
  return (
    <>
      <Tag classes={requestStateWords[state].tag}>{requestStateWords[state].label}</Tag>
      {standing !== 'settled' && !checked ? (
        <span className="app-beside">Nobody has made sure yet who asks</span>
      ) : null}
    </>
  )
}
