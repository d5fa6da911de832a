import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import type { ShownAnswer } from './shown.ts'

/** Every answer they ever gave, newest first. */
export function History({ answers }: { answers: ShownAnswer[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">All answers so far</h2>
      {answers.length === 0 ? (
        <p className="govuk-body">There are none yet.</p>
      ) : (
        <StackedTable
          label="All answers so far"
          head={['About', 'Answer', 'Words', 'When', 'How']}
          rows={answers.map(({ what, answer, version, when, how }) => [what, answer, `Version ${version}`, when, how])}
        />
      )}
    </>
  )
}
