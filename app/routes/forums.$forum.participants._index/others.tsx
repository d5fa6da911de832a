import { Details } from '#app/ui/govuk/index.ts'
import { PersonWithReference } from './person-link.tsx'
import type { PersonShown } from './shown.ts'

/** Who stepped back for long, so that somebody else has their place. */
export function Backfilled({ people }: { people: PersonShown[] }) {
  if (people.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Stepped back, place given on</h2>
      <ul className="govuk-list">
        {people.map((person) => (
          <li key={person.placeId}>
            <PersonWithReference {...person} />
          </li>
        ))}
      </ul>
      <p className="govuk-hint">They can come back when a place is free and nobody waits for it.</p>
    </>
  )
}

export function LeftList({ people }: { people: PersonShown[] }) {
  if (people.length === 0) return null
  return (
    <Details summary={`Who has left (${people.length})`}>
      <ul className="govuk-list">
        {people.map((person) => (
          <li key={person.placeId}>
            <PersonWithReference {...person} />, until {person.until}
          </li>
        ))}
      </ul>
    </Details>
  )
}

/** Who never took a place, with the day on which they vanish (domain §6.6). */
export function DeclinedList({ people }: { people: PersonShown[] }) {
  if (people.length === 0) return null
  return (
    <Details summary={`Who declined (${people.length})`}>
      <p>What we hold about somebody who declined is removed after 30 days.</p>
      <ul className="govuk-list">
        {people.map((person) => (
          <li key={person.placeId}>
            <PersonWithReference {...person} />, declined on {person.until}. Removed on {person.removed}.
          </li>
        ))}
      </ul>
    </Details>
  )
}
