import type { RegisterSummary } from '#app/domain/register/queries.server.ts'
import { Button, SummaryList, Tag, WarningText } from '#app/ui/govuk/index.ts'

type SummaryProps = { summary: RegisterSummary; started: boolean; session: string }

/** What the saved register says: who came in numbers, quorum, what is still to do, and what is unusual. */
export function Summary({ summary, started, session }: SummaryProps) {
  return (
    <section aria-label="What is saved" className="app-card">
      <SummaryList
        classes="govuk-summary-list--no-border"
        rows={started ? afterStart(summary) : beforeStart(summary)}
      />
      {summary.warnings.map((words) => (
        <WarningText key={words}>{words}</WarningText>
      ))}
      {summary.arrived > 0 ? (
        <div className="app-actions app-no-print">
          <Button href={`/sessions/${session}/vouchers`} classes="govuk-button--secondary app-last">
            Next: thank those who came
          </Button>
          <a className="govuk-link" href={`/sessions/${session}/points`}>
            Write down what was said
          </a>
        </div>
      ) : null}
    </section>
  )
}

function afterStart(summary: RegisterSummary) {
  return [
    { key: 'Came', value: `${summary.arrived} ${summary.arrived === 1 ? 'participant' : 'participants'}` },
    summary.namelessArrived > 0 && {
      key: 'Of these without a name',
      value: `${summary.namelessArrived}. Their line was removed, and the number stays.`,
    },
    { key: 'Quorum', value: <Quorum quorate={summary.quorate} /> },
    { key: 'Register', value: <Complete {...summary} /> },
  ]
}

function beforeStart(summary: RegisterSummary) {
  return [{ key: 'Said they will come', value: `${summary.accepted} of ${summary.expected}` }]
}

function Quorum({ quorate }: { quorate: boolean }) {
  if (quorate) return <Tag classes="govuk-tag--green">Yes</Tag>
  return (
    <>
      <Tag classes="govuk-tag--yellow">No</Tag> A quorum is 5 participants, 1 Victim Support worker and 1 facilitator.
    </>
  )
}

function Complete({ complete, unsettled }: { complete: boolean; unsettled: number }) {
  if (complete) return <Tag classes="govuk-tag--green">Complete</Tag>
  return (
    <>
      <Tag classes="govuk-tag--yellow">Not complete</Tag>{' '}
      {unsettled === 1 ? '1 person is still to be marked.' : `${unsettled} people are still to be marked.`}
    </>
  )
}
