import { type ReportState, reportStateWords } from '#app/domain/reports/status.ts'
import { Table, Tag } from '#app/ui/govuk/index.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

type Draft = { id: string; state: ReportState; period: string; forums: string[]; drafter: string; next: string }

/** Reports on their way: for the people who draft, approve and publish them. */
export function DraftTable({ drafts, mayDraft }: { drafts: Draft[]; mayDraft: boolean }) {
  const wayForward = mayDraft ? 'Choose “Draft a report” to make one.' : 'An analyst makes one when a quarter is over.'
  return (
    <>
      <h2 className="govuk-heading-m">Not published yet</h2>
      {drafts.length === 0 ? (
        <p className="govuk-body">No report is being drafted. {wayForward}</p>
      ) : (
        <ScrollRegion label="Reports not published yet">
          <Table
            caption={`${drafts.length} ${drafts.length === 1 ? 'report' : 'reports'} on the way`}
            captionClasses="govuk-table__caption--s"
            head={['Report', 'Forums', 'State', 'Drafted by', 'What comes next']}
            firstCellIsHeader
            rows={drafts.map((draft) => [<DraftLink key={draft.id} draft={draft} />, ...factsOf(draft)])}
          />
        </ScrollRegion>
      )}
    </>
  )
}

function DraftLink({ draft }: { draft: Draft }) {
  return (
    <a className="govuk-link" href={`/reports/drafts/${draft.id}`}>
      {draft.period}
    </a>
  )
}

function factsOf({ state, forums, drafter, next }: Draft) {
  const { tag, label } = reportStateWords[state]
  return [
    forums.join(', '),
    <Tag key="state" classes={tag}>
      {label}
    </Tag>,
    drafter,
    next,
  ]
}
