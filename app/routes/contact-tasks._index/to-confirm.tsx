type ToConfirmProps = { people: { reference: string; alias: string; why: string }[] }

/** Whose safe contact has to be asked for, or asked for again, before anything can be sent. */
export function ToConfirm({ people }: ToConfirmProps) {
  return (
    <>
      <h2 className="govuk-heading-m" id="to-confirm">
        Safe contact to confirm
      </h2>
      {people.length === 0 ? (
        <p className="govuk-body">Everybody’s safe contact is up to date.</p>
      ) : (
        <>
          <p className="govuk-body">
            Nothing is sent to {people.length === 1 ? 'this person' : `these ${people.length} people`} until you have
            asked. Ask at the next session, or when they get in touch.
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {people.map(({ reference, alias, why }) => (
              <li key={reference}>
                <a className="govuk-link" href={`/participants/${reference}/contact`}>
                  {alias} <span className="app-reference">{alias === reference ? '' : reference}</span>
                </a>
                : {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
