import { backfilledWords, placeStateWords } from '#app/domain/participants/status.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'
import { PlaceActions } from './place-actions.tsx'
import type { PlaceShown } from './shown.ts'

/** Where somebody stands on the road from a referral to a place and out of it, and the next steps. */
export function PlaceSection({ reference, forum, place }: { reference: string; forum: string; place: PlaceShown }) {
  const backfilled = place.state === 'stepped_back' && place.seat === null
  const state = backfilled ? backfilledWords : placeStateWords[place.state]
  return (
    <section id="place">
      <h2 className="govuk-heading-m">Place</h2>
      <SummaryList
        rows={[
          { key: 'Forum', value: forum },
          { key: 'State', value: <Tag classes={state.tag}>{state.label}</Tag> },
          place.seat !== null && { key: 'Place', value: `${place.seat} of ${place.of}` },
          place.turn && { key: 'Turn on the waiting list', value: place.turn },
          place.since && { key: 'Since', value: place.since },
          place.termEnds && { key: 'Term ends', value: place.termEnds },
          place.source && { key: 'Referred by', value: place.source },
          place.referred && { key: 'Referred', value: place.referred },
          place.called && { key: 'First call', value: place.called },
          place.welcomed && { key: 'Welcomed', value: place.welcomed },
          place.ended && { key: place.state === 'declined' ? 'Declined' : 'Left', value: place.ended },
        ]}
      />
      <p className="govuk-body">{state.means} Only this forum’s facilitator sees this page.</p>
      <PlaceActions reference={reference} place={place} />
    </section>
  )
}
