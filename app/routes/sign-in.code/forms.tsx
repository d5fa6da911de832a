import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input } from '#app/ui/govuk/index.ts'
import { CodeInput } from '#app/ui/service/code-input.tsx'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { UsePasskey } from '#app/ui/service/passkey.tsx'

type Props = { refused: RefusedForm | undefined }

export function PasskeyForm({ request }: { request: object }) {
  return (
    <UsePasskey
      request={request}
      instead="Switch it on and open this page again, or use one of the other ways below."
    />
  )
}

export function AppCodeForm({ refused }: Props) {
  return (
    <ServiceForm intent="app" submit="Continue">
      <CodeInput
        label="Code from your authenticator app"
        hint="6 digits. Each code works once, and a new one comes every 30 seconds."
        errorMessage={refusedForm(refused).error('code')}
      />
    </ServiceForm>
  )
}

export function RecoveryCodeForm({ refused, back }: Props & { back: string }) {
  return (
    <>
      <ServiceForm intent="recovery-code" submit="Continue">
        <Input
          name="recoveryCode"
          label="Recovery code"
          hint="One of the ten codes you stored, such as 7K2Q-9XWM-4D0T-B8HR-1CJV-6PZN. You cannot use it again."
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          classes="govuk-input--width-20 govuk-input--extra-letter-spacing"
          errorMessage={refusedForm(refused).error('recoveryCode')}
        />
      </ServiceForm>
      <p className="govuk-body">
        <a className="govuk-link" href={back}>
          Sign in another way
        </a>
      </p>
      <p className="govuk-body">
        If you have lost your phone and your codes, ask an administrator of this service. They can let you start again.
      </p>
    </>
  )
}
