import { type FollowUpState, followUpStateWords } from '#app/domain/welfare/status.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'

type FactsProps = {
  followUp: {
    session: string
    owner: string | null
    mine: boolean
    state: FollowUpState
    overdue: boolean
    due: string
    settled: string | null
  }
}

export function FollowUpFacts({ followUp }: FactsProps) {
  const { session, owner, mine, state, overdue, due, settled } = followUp
  const { label, tag } = followUpStateWords[state]
  return (
    <SummaryList
      rows={[
        { key: 'After', value: `The session on ${session}` },
        { key: 'Who does it', value: mine ? 'You' : (owner ?? 'Nobody yet') },
        {
          key: 'State',
          value: overdue ? <Tag classes="govuk-tag--red">Overdue</Tag> : <Tag classes={tag}>{label}</Tag>,
        },
        settled ? { key: 'Settled', value: settled } : { key: 'Due', value: due },
      ]}
    />
  )
}
