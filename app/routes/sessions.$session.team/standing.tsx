import { Tag } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type StandingProps = {
  sessionId: string
  state: { code: string; label: string; classes: string }
  toCome: boolean
  stands: { code: string; words: string }[]
  expected: string
}

/** What still stands between planned and confirmed, and the button once nothing does. */
export function Standing({ sessionId, state, toCome, stands, expected }: StandingProps) {
  return (
    <>
      <h2 className="govuk-heading-m">How the session stands</h2>
      <p className="govuk-body">
        <Tag classes={state.classes}>{state.label}</Tag>
      </p>
      {toCome ? <p className="govuk-body">{expected}</p> : null}
      {toCome && stands.length > 0 ? (
        <>
          <p className="govuk-body">Before it can be confirmed:</p>
          <ul className="govuk-list govuk-list--bullet">
            {stands.map(({ code, words }) => (
              <li key={code}>{words}</li>
            ))}
          </ul>
        </>
      ) : null}
      {toCome && stands.length === 0 && state.code === 'planned' ? <Confirm /> : null}
      {toCome ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/sessions/${sessionId}/cover`}>
            Ask support workers to cover
          </a>
        </p>
      ) : null}
    </>
  )
}

function Confirm() {
  return (
    <>
      <p className="govuk-body">
        Nothing stands in the way. Participants can be invited once the session is confirmed. If the team changes so
        that a rule is broken, it goes back to planned by itself.
      </p>
      <ServiceForm intent="confirm" submit="Confirm this session">
        {null}
      </ServiceForm>
    </>
  )
}
