import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, SummaryList, WarningText } from '#app/ui/govuk/index.ts'
import { AppSetUp } from '#app/ui/service/app-set-up.tsx'
import { ServiceForm } from '#app/ui/service/form.tsx'

type State = { since: string | null; mayHave: boolean; stays: 'no-app' | 'last-factor' | null }

/** Whether there is an app, since when, and what can be done about it. */
export function AppState({ since, mayHave, stays }: State) {
  return (
    <>
      <p className="govuk-body">
        An authenticator app on your phone shows a new code every 30 seconds. You enter one after your password.
      </p>
      <SummaryList rows={[{ key: 'Your app', value: since ? `Set up on ${since}` : 'Not set up' }]} />
      {mayHave ? null : (
        <p className="govuk-body">
          With your role you sign in with a passkey. A code from an app is not enough, so you need no app.
        </p>
      )}
      {since && stays === 'last-factor' ? (
        <p className="govuk-body">You cannot remove it, because you have no passkey. You can replace it.</p>
      ) : null}
      <div className="app-actions">
        {mayHave ? (
          <Button href="/account/app?step=set-up">{since ? 'Replace the app' : 'Set up an app'}</Button>
        ) : null}
        {stays === null ? (
          <Button href="/account/app?step=remove" classes="govuk-button--secondary">
            Remove the app
          </Button>
        ) : null}
      </div>
    </>
  )
}

type Offer = { address: string; seed: string; offer: string }
type ReplaceProps = { app: Offer; refused: RefusedForm | undefined; replaces: boolean }

export function ReplaceApp({ app, refused, replaces }: ReplaceProps) {
  return (
    <>
      <p className="govuk-body">
        {replaces ? 'The app you use now stops working for this service. ' : ''}
        You are signed out on all your other devices.
      </p>
      <AppSetUp app={app} refused={refused} submit={replaces ? 'Replace the app' : 'Set up the app'} />
    </>
  )
}

export function RemoveApp() {
  return (
    <ServiceForm
      intent="remove"
      submit="Remove the app"
      submitClasses="govuk-button--warning"
      end={<CancelLink href="/account/app" />}
    >
      <WarningText>Codes from the app stop working at once. You sign in with your passkey from now on.</WarningText>
      <p className="govuk-body">You are signed out on all your other devices.</p>
    </ServiceForm>
  )
}

const CancelLink = ({ href }: { href: string }) => (
  <p className="govuk-body">
    <a className="govuk-link" href={href}>
      Cancel
    </a>
  </p>
)
