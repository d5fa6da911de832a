type Person = { reference: string; alias: string; again: string[]; never: boolean }

/** Who has not been asked, and who has to be asked again because the words are new. Not printed. */
export function PeopleToAsk({ people }: { people: Person[] }) {
  return (
    <div className="app-no-print">
      <h2 className="govuk-heading-m">Who to ask</h2>
      {people.length === 0 ? (
        <p className="govuk-body">Everybody has answered the words that are used now.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {people.map(({ reference, alias, again, never }) => (
            <li key={reference}>
              <a className="govuk-link" href={`/participants/${reference}/agreement`}>
                {alias}
              </a>{' '}
              <span className="app-reference">{reference}</span>:{' '}
              {never ? 'has not been asked yet' : `ask again about ${again.join(', ')}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
