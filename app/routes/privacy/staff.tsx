/** What is held about the people who work with the service. */
export function AboutStaff() {
  return (
    <>
      <h2 className="govuk-heading-m" id="staff">
        If you work with the service
      </h2>
      <p className="govuk-body">
        You have an account. We hold your name, work email address and organisation, what you may do and since when, and
        how you prove that it is you: a password that nobody can read, and an authenticator app, a passkey or recovery
        codes. We hold where you are signed in, how often signing in was tried, and a record of what you did. The record
        names people, dates and which thing was changed, not what was typed.
      </p>
      <p className="govuk-body">
        When you leave, what you sign in with goes at once. Your name and email address go 2 years later. The record of
        what was done stays, under a number.
      </p>
      <p className="govuk-body">
        You can ask for a copy, for it to be put right or deleted, and object, in the same ways as above. Ask an
        administrator or the data protection officer.
      </p>
    </>
  )
}
