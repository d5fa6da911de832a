import { type PlaceState, placeLifeCycle, placeStateWords } from '#app/domain/participants/status.ts'
import { Details, Table, Tag } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

type Person = { placeId: string; reference: string; alias: string; state: PlaceState; seat: number | null }

function PersonLink({ reference, alias }: { reference: string; alias: string }) {
  return (
    <a className="govuk-link" href={`/participants/${reference}`}>
      {alias}
    </a>
  )
}

/** Who has a place, by seat. */
export function SeatsTable({ people }: { people: Person[] }) {
  if (people.length === 0) return <p className="govuk-body">Nobody has a place yet. Add the first participant below.</p>
  return (
    <ScrollRegion label="Participants with a place">
      <Table
        caption="Places"
        captionClasses="govuk-table__caption--m"
        head={['Place', 'Name', 'Reference', 'State']}
        rows={people.map(({ seat, reference, alias, state }) => [
          { text: seat, classes: 'app-numbers' },
          { text: <PersonLink reference={reference} alias={alias} /> },
          { text: reference, classes: 'app-reference' },
          { text: <Tag classes={placeStateWords[state].tag}>{placeStateWords[state].label}</Tag> },
        ])}
      />
    </ScrollRegion>
  )
}

/** Who waits, in order, with the button that gives the first a free place. */
export function WaitingList({ people, free }: { people: Person[]; free: number }) {
  const [first] = people
  if (!first) return null
  const give = placeLifeCycle.waiting['give-place'].words
  return (
    <>
      <h2 className="govuk-heading-m">Waiting list</h2>
      <ol className="govuk-list govuk-list--number">
        {people.map(({ placeId, reference, alias }) => (
          <li key={placeId}>
            <PersonLink reference={reference} alias={alias} /> <span className="app-reference">{reference}</span>
          </li>
        ))}
      </ol>
      {free > 0 ? (
        <ServiceForm intent="give-place" submit={give.button}>
          <input type="hidden" name="place" value={first.placeId} />
          <p className="govuk-body">
            {free === 1 ? '1 place is free.' : `${free} places are free.`} {first.alias} has waited longest.
          </p>
        </ServiceForm>
      ) : (
        <p className="govuk-body">No place is free now.</p>
      )}
    </>
  )
}

export function LeftList({ people }: { people: { reference: string; alias: string; until: string }[] }) {
  if (people.length === 0) return null
  return (
    <Details summary={`Who has left (${people.length})`}>
      <ul className="govuk-list">
        {people.map(({ reference, alias, until }) => (
          <li key={reference}>
            <PersonLink reference={reference} alias={alias} /> <span className="app-reference">{reference}</span>, until{' '}
            {until}
          </li>
        ))}
      </ul>
    </Details>
  )
}
