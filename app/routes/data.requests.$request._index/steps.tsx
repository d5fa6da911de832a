import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import type { Shown } from './shown.server.ts'

/** What was done about a request so far, from the audit trail: by role, oldest first. */
export function Steps({ steps }: Pick<Shown, 'steps'>) {
  return (
    <StackedTable
      label="What was done so far"
      caption="What was done so far"
      captionClasses="govuk-table__caption--m"
      head={['When', 'Who', 'What']}
      rows={steps.map(({ when, role, what, more }) => [{ text: when }, role, more ? `${what}: ${more}` : what])}
    />
  )
}
