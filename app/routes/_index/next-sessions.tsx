type Meeting = { sessionId: string; forum: string; when: string; state: string; own: boolean }

/** The next sessions with how they stand. Whoever supports some of them can say from here that they cannot come. */
export function NextSessions({ sessions, mayCover }: { sessions: Meeting[]; mayCover: boolean }) {
  return (
    <>
      <h2 className="govuk-heading-m">Next sessions</h2>
      {sessions.length === 0 ? <p className="govuk-body">No session is planned.</p> : null}
      <ul className="govuk-list govuk-list--spaced">
        {sessions.map(({ sessionId, forum, when, state, own }) => (
          <li key={sessionId}>
            <a className="govuk-link" href={`/sessions/${sessionId}`}>
              {when}
            </a>
            , {forum}. {state}
            {own ? '. You are in the team' : ''}
          </li>
        ))}
      </ul>
      {mayCover ? (
        <p className="govuk-body">
          <a className="govuk-link" href="/cover">
            Cover: say yes to a session, or that you cannot be there
          </a>
        </p>
      ) : null}
    </>
  )
}
