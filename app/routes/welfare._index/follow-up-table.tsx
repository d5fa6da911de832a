import { type FollowUpState, followUpStateWords } from '#app/domain/welfare/status.ts'
import { Tag } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Listed = {
  id: string
  alias: string
  reference: string
  forum: string
  owner: string
  when: string
  state: FollowUpState
  overdue: boolean
}
type FollowUpTableProps = { caption: string; last: 'Due' | 'Settled'; followUps: Listed[]; empty: string }

export function FollowUpTable({ caption, last, followUps, empty }: FollowUpTableProps) {
  if (followUps.length === 0)
    return (
      <>
        <h2 className="govuk-heading-m">{caption}</h2>
        <p className="govuk-body">{empty}</p>
      </>
    )
  return (
    <StackedTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--m"
      head={['Who', 'Forum', 'Who does it', last, 'State']}
      rows={followUps.map(({ id, alias, reference, forum, owner, when, state, overdue }) => [
        {
          text: (
            <a className="govuk-link" href={`/welfare/${id}`}>
              {alias} <span className="app-reference">{alias === reference ? '' : reference}</span>
            </a>
          ),
        },
        forum,
        owner,
        when,
        {
          text: overdue ? (
            <Tag classes="govuk-tag--red">Overdue</Tag>
          ) : (
            <Tag classes={followUpStateWords[state].tag}>{followUpStateWords[state].label}</Tag>
          ),
        },
      ])}
    />
  )
}
