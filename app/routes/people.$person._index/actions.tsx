import type { PersonState } from '#app/domain/accounts/status.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type Account = { id: string; state: PersonState; signIns: number; hasRole: boolean }

/** What can be done with an account, with what comes of it. */
export function Actions({ account, isSelf }: { account: Account; isSelf: boolean }) {
  const { id, state, signIns, hasRole } = account
  return (
    <>
      <h2 className="govuk-heading-m">What you can do</h2>
      {isSelf ? (
        <p className="govuk-body">
          This is you. Your own password and second factor are on{' '}
          <a className="govuk-link" href="/account">
            your account
          </a>
          . To be given a role, to start again or to leave, ask another administrator.
        </p>
      ) : null}
      {state === 'invited' && hasRole ? (
        <ServiceForm intent="send-link" submit="Send a new link" submitClasses="govuk-button--secondary">
          <p className="govuk-body">
            For when the letter was lost or the link is too old. Links sent before stop working.
          </p>
        </ServiceForm>
      ) : null}
      {signIns > 0 ? (
        <ServiceForm intent="end-sign-ins" submit="Sign them out everywhere" submitClasses="govuk-button--secondary">
          <p className="govuk-body">
            For when a laptop is left open or lost. What they have not saved is lost. They can sign in again.
          </p>
        </ServiceForm>
      ) : null}
      {isSelf ? null : <Grave id={id} state={state} />}
    </>
  )
}

function Grave({ id, state }: Pick<Account, 'id' | 'state'>) {
  return (
    <>
      {state === 'invited' ? null : (
        <>
          <p className="govuk-body">
            {state === 'active'
              ? 'They lost their phone, or what else they sign in with: they set up password and second factor anew.'
              : 'They come back: their account is opened again, without any role.'}
          </p>
          <Button href={`/people/${id}/start-again`} classes="govuk-button--secondary">
            Have them start again
          </Button>
        </>
      )}
      {state === 'disabled' ? null : (
        <>
          <p className="govuk-body">They leave: see what they still hold, then disable the account.</p>
          <Button href={`/people/${id}/leave`} classes="govuk-button--warning">
            Disable as a leaver
          </Button>
        </>
      )}
    </>
  )
}
