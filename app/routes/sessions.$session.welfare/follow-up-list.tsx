import { type FollowUpState, followUpStateWords } from '#app/domain/welfare/status.ts'
import { Button, Tag } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Listed = {
  id: string
  alias: string
  reference: string
  owner: string | null
  ownerId: string | null
  mine: boolean
  state: FollowUpState
  due: string
  overdue: boolean
  undo: boolean
}

/** One line a person: whose it is, until when, and how it ended. */
export function FollowUpList({ followUps }: { followUps: Listed[] }) {
  if (followUps.length === 0) return <p className="govuk-body">Nobody has to be asked after this session.</p>
  return (
    <StackedTable
      label="Check-ins after this session"
      head={['Who', 'Who does it', 'Due', 'State', 'What you can do']}
      rows={followUps.map((one) => [
        {
          text: (
            <a className="govuk-link" href={`/welfare/${one.id}`}>
              {one.alias} <span className="app-reference">{one.alias === one.reference ? '' : one.reference}</span>
            </a>
          ),
        },
        one.mine ? 'You' : (one.owner ?? 'Nobody yet'),
        one.due,
        {
          text: one.overdue ? (
            <Tag classes="govuk-tag--red">Overdue</Tag>
          ) : (
            <Tag classes={followUpStateWords[one.state].tag}>{followUpStateWords[one.state].label}</Tag>
          ),
        },
        { text: <Next one={one} /> },
      ])}
    />
  )
}

function Next({ one }: { one: Listed }) {
  const { id, alias, state, mine, owner, ownerId, undo } = one
  const about = <span className="govuk-visually-hidden">: {alias}</span>
  if (state === 'open' && !owner)
    return (
      <ServiceForm intent="take" action={`/welfare/${id}`}>
        <input type="hidden" name="owner" value={ownerId ?? ''} />
        <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
          I will do it{about}
        </Button>
      </ServiceForm>
    )
  const words = state === 'open' ? (mine ? 'See how, and say how it ended' : 'Take it over') : undo ? 'Undo' : 'See it'
  return (
    <a className="govuk-link" href={`/welfare/${id}`}>
      {words}
      {about}
    </a>
  )
}
