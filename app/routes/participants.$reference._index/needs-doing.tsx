import type { Need } from '#app/domain/participants/needs.ts'
import { TaskList } from '#app/ui/govuk/index.ts'

/** What has to be done about this participant, before everything else on the page. */
export function NeedsDoing({ needs }: { needs: Need[] }) {
  if (needs.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">What needs doing</h2>
      <TaskList
        idPrefix="needs"
        items={needs.map((need) => ({
          ...need,
          status: { tag: { text: 'To do', classes: 'govuk-tag--blue app-to-do' } },
        }))}
      />
    </>
  )
}
