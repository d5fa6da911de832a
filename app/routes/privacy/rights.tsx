type Contacts = { controller: string | null; officer: string | null }

const NOT_SET = 'Not filled in yet. Ask your facilitator, or whoever gave you your account.'

/** Who answers for the data, what anybody can ask for, and how. */
export function Rights({ contacts }: { contacts: Contacts }) {
  return (
    <>
      <h2 className="govuk-heading-m" id="rights">
        What you can ask for, and how
      </h2>
      <p className="govuk-body">
        The Mayor’s Office for Policing and Crime (MOPAC) is responsible for this data. It holds it because it is its
        task in law to listen to victims of crime. Being in a forum can say something about a person, so we treat all of
        it as sensitive.
      </p>
      <p className="govuk-body">You can ask us:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>for a copy of what we hold about you</li>
        <li>to put it right</li>
        <li>to delete it</li>
        <li>to keep it but not use it, while something is being sorted out</li>
        <li>to stop, because you object</li>
      </ul>
      <p className="govuk-body">
        You can also change your mind about anything you agreed to, at any time. You do not have to say why, and you
        keep your place.
      </p>
      <p className="govuk-body">To ask, do one of these:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>use your private link, if you have one</li>
        <li>tell your facilitator, in any way that suits you</li>
        <li>write to the data protection officer</li>
      </ul>
      <p className="govuk-body">
        We may ask for the word that you agreed with us, so that nobody else can ask in your name. You get an answer
        within one month. It costs nothing. If it takes longer, we tell you why.
      </p>
      <dl className="govuk-body">
        <dt className="govuk-!-font-weight-bold">Data protection officer</dt>
        <dd className="govuk-!-margin-left-0 govuk-!-margin-bottom-3 app-break">{contacts.officer ?? NOT_SET}</dd>
        <dt className="govuk-!-font-weight-bold">Mayor’s Office for Policing and Crime (MOPAC)</dt>
        <dd className="govuk-!-margin-left-0 app-break">{contacts.controller ?? NOT_SET}</dd>
      </dl>
      <p className="govuk-body">
        If you are not happy with the answer, you can complain to the{' '}
        <a className="govuk-link" href="https://ico.org.uk/make-a-complaint/" rel="noreferrer">
          Information Commissioner’s Office
        </a>
        .
      </p>
    </>
  )
}
