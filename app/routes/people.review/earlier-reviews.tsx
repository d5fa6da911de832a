import { Table } from '#app/ui/govuk/index.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

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
        <ScrollRegion label="Reviews so far">
          <Table
            firstCellIsHeader
            head={[
              'Quarter',
              'Finished',
              'Decided by',
              { text: 'Kept', format: 'numeric' },
              { text: 'Ended', format: 'numeric' },
            ]}
            rows={reviews.map(({ quarter, starter, startedOn, closedOn, deciders, kept, ended }) => [
              quarter,
              closedOn ?? `Never. Started by ${starter} on ${startedOn}`,
              deciders.join(', ') || 'Nobody',
              { text: kept, format: 'numeric' },
              { text: ended, format: 'numeric' },
            ])}
          />
        </ScrollRegion>
      ) : null}
    </>
  )
}
