type Meeting = { sessionId: string; forum: string; when: string }

export function NextSessions({ sessions }: { sessions: Meeting[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Next sessions</h2>
      {sessions.length === 0 ? <p className="govuk-body">No session is planned.</p> : null}
      <ul className="govuk-list">
        {sessions.map(({ sessionId, forum, when }) => (
          <li key={sessionId}>
            <a className="govuk-link" href={`/sessions/${sessionId}`}>
              {when}
            </a>
            , {forum}
          </li>
        ))}
      </ul>
    </>
  )
}
