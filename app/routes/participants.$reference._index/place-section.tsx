import { backfilledWords, placeStateWords } from '#app/domain/participants/status.ts'
import { Details, SummaryList, Tag } from '#app/ui/govuk/index.ts'
import type { PlaceShown } from './shown.ts'

/** Where somebody stands on the road from a referral to a place and out of it. */
export function PlaceSection({ forum, place }: { forum: string; place: PlaceShown }) {
  const backfilled = place.state === 'stepped_back' && place.seat === null
  const state = backfilled ? backfilledWords : placeStateWords[place.state]
  return (
    <section aria-labelledby="place">
      <h2 className="govuk-heading-m" id="place">
        Place
      </h2>
      <SummaryList
        rows={[
          { key: 'Forum', value: forum },
          { key: 'State', value: <Tag classes={state.tag}>{state.label}</Tag> },
          place.seat !== null && { key: 'Place', value: `${place.seat} of ${place.of}` },
          place.turn && { key: 'Turn on the waiting list', value: place.turn },
          place.since && { key: 'Since', value: place.since },
          place.termEnds && { key: 'Term ends', value: place.termEnds },
          place.ended && { key: place.state === 'declined' ? 'Declined' : 'Left', value: place.ended },
        ]}
      />
      <p className="govuk-body">{state.means} Only this forum’s facilitator sees this page.</p>
      <Road place={place} />
    </section>
  )
}

/** How they came: open while they are on the way, folded once they have a place. */
function Road({ place }: { place: PlaceShown }) {
  if (!place.referred && !place.source) return null
  return (
    <Details summary="How they came to the forum" open={place.since === null}>
      <SummaryList
        classes="govuk-summary-list--no-border govuk-!-margin-bottom-0"
        rows={[
          place.source && { key: 'Referred by', value: place.source },
          place.referred && { key: 'Referred', value: place.referred },
          place.called && { key: 'First call', value: place.called },
          place.welcomed && { key: 'Welcomed', value: place.welcomed },
        ]}
      />
    </Details>
  )
}
