import type { Task } from '#app/domain/sessions/tasks.ts'
import { TaskList } from '#app/ui/govuk/index.ts'

const tags = { 'to-do': 'govuk-tag--blue', later: 'govuk-tag--grey' } as const

/** What still needs doing, each with the page where it is done. */
export function TaskSection({ sessionId, tasks }: { sessionId: string; tasks: Task[] }) {
  if (tasks.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">What needs doing</h2>
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
