import {
  type RouteKind,
  routeWords,
  type TaskAbout,
  type TaskState,
  taskAboutWords,
  taskStateWords,
  tooLateWords,
} from '#app/domain/contact/status.ts'
import { Tag } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Listed = {
  id: string
  reference: string
  alias: string
  route: RouteKind | null
  about: TaskAbout
  state: TaskState
  due: string
  late: boolean
  tooLate: boolean
  ended: string | null
}

/** One line a task; what is due first comes first. */
export function TaskTable({ tasks, settled }: { tasks: Listed[]; settled: boolean }) {
  const caption = settled ? 'What was done' : 'To do'
  if (tasks.length === 0) {
    return (
      <>
        <h2 className="govuk-heading-m">{caption}</h2>
        <p className="govuk-body">
          {settled
            ? 'Nothing yet.'
            : 'Nothing to ring, text or post. When a message may not go by email, it turns up here.'}
        </p>
      </>
    )
  }
  return (
    <StackedTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--m"
      head={['Who', 'What', 'How', settled ? 'Ended' : 'Due', 'State']}
      rows={tasks.map(({ id, reference, alias, route, about, state, due, late, tooLate, ended }) => [
        {
          text: (
            <a className="govuk-link" href={`/contact-tasks/${id}`}>
              {alias} <span className="app-reference">{alias === reference ? '' : reference}</span>
            </a>
          ),
        },
        taskAboutWords[about],
        route && about !== 'confirm-contact' ? routeWords[route].label : 'Ask them',
        (settled ? ended : due) ?? '',
        {
          text: late ? (
            <Tag classes="govuk-tag--red">Late</Tag>
          ) : (
            <Tag classes={(tooLate ? tooLateWords : taskStateWords[state]).tag}>
              {(tooLate ? tooLateWords : taskStateWords[state]).label}
            </Tag>
          ),
        },
      ])}
    />
  )
}
