import type { Task } from '#app/domain/sessions/tasks.ts'
import { TaskList } from '#app/ui/govuk/index.ts'

const tags = { 'to-do': 'govuk-tag--blue', late: 'govuk-tag--red', later: 'govuk-tag--grey' } as const

/** Each step with how far it is and the page where it is done. After the session what is missing stands above, by itself. */
export function TaskSection({ sessionId, tasks, past }: { sessionId: string; tasks: Task[]; past: boolean }) {
  if (tasks.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">{past ? 'Each step' : 'What needs doing'}</h2>
      <TaskList
        items={tasks.map(({ page, title, status, outcome }) => ({
          title,
          href: `/sessions/${sessionId}/${page}`,
          status: outcome === 'done' ? { text: status } : { tag: { text: status, classes: tags[outcome] } },
        }))}
      />
    </>
  )
}
