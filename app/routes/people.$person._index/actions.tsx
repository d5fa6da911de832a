import type { PersonState } from '#app/domain/accounts/status.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type Account = { id: string; state: PersonState; signIns: number; hasRole: boolean }

/** Stands first for somebody who has not come yet: a new link is what they most often need. */
export function SendLink({ account: { state, hasRole } }: { account: Account }) {
  if (state !== 'invited' || !hasRole) return null
  return (
    <ServiceForm intent="send-link" submit="Send a new link" submitClasses="govuk-button--secondary">
      <p className="govuk-body">
        Send a new link if the email was lost or the link is too old. Links sent before then stop working.
      </p>
    </ServiceForm>
  )
}

/** What can be done with an account, with what comes of it. */
export function Actions({ account, isSelf }: { account: Account; isSelf: boolean }) {
  const { id, state, signIns } = account
  if (isSelf) return <OwnAccount />
  return (
    <>
      <h2 className="govuk-heading-m">What you can do</h2>
      {signIns > 0 ? (
        <ServiceForm intent="end-sign-ins" submit="Sign them out everywhere" submitClasses="govuk-button--secondary">
          <h3 className="govuk-heading-s">They left a laptop open, or lost it</h3>
          <p className="govuk-body">What they have not saved is lost. They can sign in again.</p>
        </ServiceForm>
      ) : null}
      {state === 'invited' ? null : <AskToStartAgain id={id} isBack={state === 'disabled'} />}
      {state === 'disabled' ? null : (
        <>
          <h3 className="govuk-heading-s">They leave</h3>
          <p className="govuk-body">First you see what they still hold. Then you disable their account.</p>
          <Button href={`/people/${id}/leave`} classes="govuk-button--warning">
            Disable as a leaver
          </Button>
        </>
      )}
    </>
  )
}

function OwnAccount() {
  return (
    <>
      <h2 className="govuk-heading-m">This is you</h2>
      <p className="govuk-body">
        You change how you sign in, and see where you are signed in, on{' '}
        <a className="govuk-link" href="/account">
          your account
        </a>
        . To be given a role, to start again or to leave, ask another administrator.
      </p>
    </>
  )
}

function AskToStartAgain({ id, isBack }: { id: string; isBack: boolean }) {
  return (
    <>
      <h3 className="govuk-heading-s">{isBack ? 'They come back' : 'They lost their phone or key'}</h3>
      <p className="govuk-body">
        {isBack
          ? 'Their account is opened again, without a role.'
          : 'They choose a new password and set up a new second step.'}
      </p>
      <Button href={`/people/${id}/start-again`} classes="govuk-button--secondary">
        Have them start again
      </Button>
    </>
  )
}
