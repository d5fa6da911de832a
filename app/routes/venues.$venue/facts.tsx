import { formatDate } from '#app/domain/shared/dates.ts'
import { ACCESS_QUESTIONS, type AccessAnswer, accessAnswerWords, accessWords } from '#app/domain/venues/status.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'
import type { VenueShown } from '#app/ui/service/venue-fields.tsx'

const answerOf = (venue: VenueShown, question: string): AccessAnswer => {
  const said = venue.access[question]
  return said === 'yes' || said === 'no' ? said : 'not-known'
}

/** What is known about a venue, with its checklist. */
export function VenueFacts({ venue }: { venue: VenueShown }) {
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Address', value: <span className="app-lines">{venue.address}</span> },
          venue.directions
            ? { key: 'Getting there', value: <span className="app-lines">{venue.directions}</span> }
            : null,
          { key: 'Reception is told', value: venue.roomName },
          { key: 'Holds', value: venue.holds ? `${venue.holds} people` : 'Not known' },
          venue.cost ? { key: 'Cost of one session', value: `£${venue.cost}` } : null,
          { key: 'Last looked at', value: venue.checkedOn ? formatDate(venue.checkedOn) : 'Nobody has looked yet' },
        ]}
      />
      <h2 className="govuk-heading-m">What it offers</h2>
      <SummaryList
        classes="app-short-facts"
        rows={ACCESS_QUESTIONS.map((question) => {
          const { label, tag } = accessAnswerWords[answerOf(venue, question)]
          return { key: accessWords[question].label, value: <Tag classes={tag}>{label}</Tag> }
        })}
      />
    </>
  )
}

/** The sessions to come that meet there, of the forums whose sessions the reader may open. */
export function MeetsHere({ sessions }: { sessions: { id: string; forum: string; when: string }[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Sessions to come</h2>
      {sessions.length === 0 ? (
        <p className="govuk-body">None of your sessions meets here.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {sessions.map(({ id, forum, when }) => (
            <li key={id}>
              <a className="govuk-link" href={`/sessions/${id}`}>
                {forum}, {when}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
