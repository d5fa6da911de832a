import { placeStateWords } from '#app/domain/participants/status.ts'
import { Tag } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import { PersonLink } from './person-link.tsx'
import type { PersonShown } from './shown.ts'

/** Who has a place, by seat, and when their term ends. */
export function SeatsTable({ people }: { people: PersonShown[] }) {
  if (people.length === 0)
    return (
      <>
        <h2 className="govuk-heading-m">Places</h2>
        <p className="govuk-body">Nobody has a place yet. Start by taking down a referral.</p>
      </>
    )
  return (
    <StackedTable
      label="Participants with a place"
      caption="Places"
      captionClasses="govuk-table__caption--m"
      head={['Name', 'Place', 'Reference', 'State', 'Term ends']}
      rows={people.map((person) => [
        { text: <PersonLink {...person} /> },
        { text: person.seat, classes: 'app-numbers' },
        { text: person.reference, classes: 'app-reference' },
        { text: <Tag classes={placeStateWords[person.state].tag}>{placeStateWords[person.state].label}</Tag> },
        { text: <Term {...person} /> },
      ])}
    />
  )
}

function Term({ termEnds, termSoon }: PersonShown) {
  if (!termEnds) return <>Not set</>
  return (
    <>
      {termEnds}
      {termSoon ? (
        <>
          {' '}
          <Tag classes="govuk-tag--orange">Ask them</Tag>
        </>
      ) : null}
    </>
  )
}
