import { type ReviewStanding, reviewStandingWords } from '#app/domain/grants/status.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type Review = {
  standing: ReviewStanding
  isOpen: boolean
  startedOn: string | null
  closedOn: string | null
  dueFrom: string
  dueUntil: string
}

/** How the review of this quarter stands, and the button that starts it. */
export function Standing({ review }: { review: Review }) {
  const { standing, startedOn, closedOn, dueFrom, dueUntil } = review
  const { tag, label } = reviewStandingWords[standing]
  return (
    <>
      <SummaryList
        rows={[
          { key: 'This quarter', value: <Tag classes={tag}>{label}</Tag> },
          { key: 'Due', value: `From ${dueFrom} to ${dueUntil}` },
          { key: 'Started', value: startedOn ?? 'Not yet' },
          closedOn ? { key: 'Finished', value: closedOn } : null,
        ]}
      />
      {standing === 'nothing-to-review' ? (
        <p className="govuk-body">
          No role is older than this quarter. The next review is due when the next one begins.
        </p>
      ) : null}
      {startedOn === null && standing !== 'nothing-to-review' ? (
        <ServiceForm intent="start" submit="Start the review">
          <p className="govuk-body">
            Every role given before today is in it. Each answer is saved at once, so you can stop and go on later, or
            share the work with another administrator.
          </p>
        </ServiceForm>
      ) : null}
    </>
  )
}

export function Closing() {
  return (
    <ServiceForm intent="close" submit="Finish the review">
      <h2 className="govuk-heading-m">Every role has its answer</h2>
      <p className="govuk-body">When the review is finished, its answers cannot be changed.</p>
    </ServiceForm>
  )
}
