import {
  type RouteKind,
  routeWords,
  type TaskAbout,
  type TaskState,
  taskAboutWords,
  taskStateWords,
  tooLateWords,
} from '#app/domain/contact/status.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'

export type ShownTask = {
  id: string
  reference: string
  alias: string
  route: RouteKind | null
  about: TaskAbout
  state: TaskState
  due: string
  /** When the session it is about begins and ends; null for a task about none. */
  when: string | null
  sessionId: string | null
}

type TaskFactsProps = { task: ShownTask; ended: string | null; tooLate: boolean }

export function TaskFacts({ task, ended, tooLate }: TaskFactsProps) {
  const { about, route, state, due, when } = task
  const { label, tag } = tooLate ? tooLateWords : taskStateWords[state]
  return (
    <SummaryList
      rows={[
        { key: 'What', value: taskAboutWords[about] },
        when ? { key: 'When they meet', value: when } : null,
        { key: 'How', value: route && about !== 'confirm-contact' ? routeWords[route].label : 'Ask them' },
        { key: 'State', value: <Tag classes={tag}>{label}</Tag> },
        ended ? { key: 'Ended', value: ended } : { key: 'Due', value: due },
      ]}
    />
  )
}
