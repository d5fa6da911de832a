import { Button } from '#app/ui/govuk/index.ts'

type TeamSectionProps = {
  sessionId: string
  team: {
    members: { key: string; text: string }[]
    /** What stands between the session and its being confirmed; null once that is no question any more. */
    stands: { code: string; words: string }[] | null
    mayConfirm: boolean
    /** Whoever reads this is its support worker, and can still say that they cannot come. */
    mayLeave: boolean
  }
  past: boolean
}

/** Staff who are to be at the session, and what is missing. Participants are never named on this page. */
export function TeamSection({ sessionId, team: { members, stands, mayConfirm, mayLeave }, past }: TeamSectionProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Team</h2>
      {members.length === 0 ? (
        <p className="govuk-body">{past ? 'Nobody was chosen.' : 'Nobody has been chosen yet.'}</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {members.map(({ key, text }) => (
            <li key={key} className="app-break">
              {text}
            </li>
          ))}
        </ul>
      )}
      {mayLeave ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/cover?leave=${sessionId}`}>
            I cannot be there
          </a>
        </p>
      ) : null}
      {stands && stands.length > 0 ? (
        <>
          <p className="govuk-body">Before the session can be confirmed:</p>
          <ul className="govuk-list govuk-list--bullet">
            {stands.map(({ code, words }) => (
              <li key={code}>{words}</li>
            ))}
          </ul>
        </>
      ) : null}
      {stands?.length === 0 ? <NothingMissing {...{ sessionId, mayConfirm }} /> : null}
    </>
  )
}

function NothingMissing({ sessionId, mayConfirm }: { sessionId: string; mayConfirm: boolean }) {
  if (!mayConfirm) return <p className="govuk-body">The facilitator has not confirmed the session yet.</p>
  return (
    <>
      <p className="govuk-body">Nothing stands in the way of confirming it. Nobody is invited before that.</p>
      <Button href={`/sessions/${sessionId}/team`}>Confirm this session</Button>
    </>
  )
}
