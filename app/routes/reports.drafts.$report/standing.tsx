import { type ReportState, reportStateWords } from '#app/domain/reports/status.ts'
import { SummaryList, Tag, WarningText } from '#app/ui/govuk/index.ts'

type Draft = {
  state: ReportState
  drafter: string
  approver: string | null
  digest: string
  outOfDate: boolean
  overlaps: { forum: string; number: number }[]
}
type Check = { passed: boolean; words: string }

/** Where a report stands and what comes next. */
export function Standing({ draft, next }: { draft: Draft; next: string }) {
  const { tag, label } = reportStateWords[draft.state]
  return (
    <>
      <SummaryList
        rows={[
          { key: 'State', value: <Tag classes={tag}>{label}</Tag> },
          { key: 'What comes next', value: next },
          { key: 'Drafted by', value: draft.drafter },
          { key: 'Approved by', value: draft.approver ?? 'Nobody yet' },
          { key: 'Digest (SHA-256)', value: <span className="app-digest">{draft.digest}</span> },
        ]}
      />
      {draft.outOfDate ? (
        <WarningText>
          Something behind this report has changed since it was drafted. Draft it again to use what is recorded today.
        </WarningText>
      ) : null}
      {draft.overlaps.map(({ forum, number }) => (
        <WarningText key={forum}>
          {forum} is already in Board report {number} for this quarter. This draft cannot be published.
        </WarningText>
      ))}
    </>
  )
}

/** What the disclosure checks found. One that failed stops the approval. */
export function Checks({ checks }: { checks: Check[] }) {
  const allPassed = checks.every(({ passed }) => passed)
  return (
    <section aria-labelledby="checks" className="app-no-print">
      <h2 className="govuk-heading-m" id="checks">
        {allPassed ? 'Disclosure checks passed' : 'Disclosure checks failed: this report cannot be approved'}
      </h2>
      <ul className="govuk-list app-checks">
        {checks.map(({ passed, words }) => (
          <li key={words}>
            <Tag classes={passed ? 'govuk-tag--green' : 'govuk-tag--red'}>{passed ? 'Passed' : 'Failed'}</Tag>
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
