import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Run = { day: string; finished: boolean; removed: string[] }

/** The last nights, newest first, with what each removed. */
export function Runs({ runs }: { runs: Run[] }) {
  if (runs.length === 0) {
    return (
      <>
        <h2 className="govuk-heading-m">Last runs</h2>
        <p className="govuk-body">It has not run yet. It runs every night from 2am.</p>
      </>
    )
  }
  return (
    <StackedTable
      label="Last runs"
      caption="Last runs"
      captionClasses="govuk-table__caption--m"
      head={['Day', 'State', 'What was removed']}
      rows={runs.map(({ day, finished, removed }) => [
        day,
        finished ? 'Done' : 'Cut short. The next run goes on',
        removed.length === 0
          ? 'Nothing was due'
          : {
              text: (
                <ul className="govuk-list govuk-!-margin-bottom-0">
                  {removed.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              ),
            },
      ])}
    />
  )
}
