import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Details } from '../govuk/index.ts'
import { CodeInput } from './code-input.tsx'
import { refusedForm, ServiceForm } from './form.tsx'
import { QrCode } from './qr-code.tsx'

type AppSetUpProps = {
  app: { address: string; seed: string; offer: string }
  refused: RefusedForm | undefined | null
  submit: string
}

/** Setting up an authenticator app: a picture to scan or a key to type, and a code that proves it. */
export function AppSetUp({ app, refused, submit }: AppSetUpProps) {
  const form = refusedForm(refused)
  return (
    <ServiceForm
      intent="app"
      submit={submit}
      whoSees="Nobody can see the key or the codes later, not even an administrator."
    >
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        <li>
          Get an authenticator app on your phone, if you have none. Microsoft Authenticator, Google Authenticator and
          most password managers will do.
        </li>
        <li>In the app, add an account and scan this picture.</li>
      </ol>
      <QrCode text={app.address} label="Picture for your authenticator app. The same key is below in letters." />
      <Details summary="I cannot scan the picture">
        <p className="govuk-body">If the app is on this device, open this link:</p>
        <p className="govuk-body">
          <a className="govuk-link" href={app.address}>
            Add the account to an app on this device
          </a>
        </p>
        <p className="govuk-body">Or choose to enter a key in the app, and type this one. It is based on time.</p>
        <p className="app-code-text">{app.seed}</p>
      </Details>
      <input type="hidden" name="offer" value={app.offer} />
      <CodeInput
        label="Code that the app shows now"
        hint="6 digits. A new one comes every 30 seconds."
        errorMessage={form.error('code')}
      />
    </ServiceForm>
  )
}
