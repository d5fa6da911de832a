import { requestKindWords, requestStateWords } from '#app/domain/data-rights/status.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'
import type { Shown } from './shown.server.ts'

/** Who asked what, until when, who made sure that it was them, and how far it is. */
export function RequestFacts({ request }: { request: Shown }) {
  const { kind, state, wish, taker, asked, due, standing, checked, settled, settler, refusal } = request
  const words = requestStateWords[state]
  const isOpen = standing !== 'settled'
  return (
    <SummaryList
      rows={[
        { key: 'State', value: <Tag classes={words.tag}>{words.label}</Tag> },
        { key: 'What they ask', value: requestKindWords[kind].asks },
        wish && { key: 'In their words', value: <span className="app-break app-lines">{wish}</span> },
        { key: 'Asked on', value: asked },
        { key: 'Taken down by', value: taker },
        { key: 'Answer due', value: isOpen ? <Due request={request} /> : due },
        { key: 'Who asked', value: checked ? <Checked {...checked} /> : 'Nobody has made sure yet' },
        request.extended && { key: 'More time', value: 'The answer was put off by two months' },
        !isOpen && settled && { key: 'Settled', value: [settled, settler].filter(Boolean).join(', ') },
        refusal && { key: 'Why refused', value: refusal },
        request.restricted && { key: 'Use of their data', value: <Tag classes="govuk-tag--orange">Stopped</Tag> },
      ]}
    />
  )
}

function Due({ request: { due, standing, left } }: { request: Shown }) {
  const tag = standing === 'overdue' ? 'govuk-tag--red' : standing === 'soon' ? 'govuk-tag--yellow' : null
  return (
    <>
      {due} {tag ? <Tag classes={tag}>{left}</Tag> : `(${left})`}
    </>
  )
}

function Checked({ how, who }: { how: string; who: string | null }) {
  return (
    <>
      {how}
      {who ? `. Checked by ${who}` : null}
    </>
  )
}
