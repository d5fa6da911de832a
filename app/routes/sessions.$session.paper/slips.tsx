type SlipsProps = { people: { id: string; alias: string; reference: string }[]; date: string }

/** A slip for each person to sign for what they were given: apart from each other, so that nobody sees other names (domain §4.2). */
export function Slips({ people, date }: SlipsProps) {
  return (
    <section className="app-paper" aria-labelledby="paper-slips">
      <h2 className="govuk-heading-m" id="paper-slips">
        Slips to sign
      </h2>
      {people.length === 0 ? <p className="govuk-body">Nobody is expected.</p> : null}
      <div className="app-paper-cut">
        {people.map(({ id, alias, reference }) => (
          <div key={id} className="app-paper-slip">
            <p className="govuk-body">
              <strong className="app-break">{alias === reference ? reference : `${alias}, ${reference}`}</strong>
              <br />
              {date}
            </p>
            <p className="govuk-body">I got a voucher of £ ________ ending in ________ (the last 4 digits)</p>
            <p className="govuk-body">I do not want one: ________ Less: £ ________</p>
            <p className="govuk-body app-last">My initials: ____________</p>
          </div>
        ))}
      </div>
    </section>
  )
}
