import { StackedTable } from '#app/ui/service/stacked-table.tsx'

type Earlier = {
  id: string
  quarter: string
  starter: string
  startedOn: string
  closedOn: string | null
  deciders: string[]
  kept: number
  ended: number
}

/** Reviews that are over: who decided, when, and how many roles were kept and ended. */
export function EarlierReviews({ reviews }: { reviews: Earlier[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Reviews so far</h2>
      {reviews.length === 0 ? <p className="govuk-body">None has been finished yet.</p> : null}
      {reviews.length > 0 ? (
        <StackedTable
          label="Reviews so far"
          head={[
            'Quarter',
            'Finished',
            'Decided by',
            { text: 'Kept', format: 'numeric' },
            { text: 'Ended', format: 'numeric' },
          ]}
          rows={reviews.map(({ quarter, starter, startedOn, closedOn, deciders, kept, ended }) => [
            quarter,
            closedOn ?? `Not finished. Started by ${starter} on ${startedOn}`,
            deciders.join(', ') || 'Nobody',
            { text: kept, format: 'numeric' },
            { text: ended, format: 'numeric' },
          ])}
        />
      ) : null}
    </>
  )
}
