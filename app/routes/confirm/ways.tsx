import { CONFIRMED_MINUTES } from '#app/domain/shared/context.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { PasswordInput } from '#app/ui/govuk/index.ts'
import { CodeInput } from '#app/ui/service/code-input.tsx'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { UsePasskey } from '#app/ui/service/passkey.tsx'

export function ConfirmWithPasskey({ request }: { request: object }) {
  return <UsePasskey request={request} instead="Switch it on and open this page again." />
}

export function ConfirmWithApp({ refused }: { refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <ServiceForm intent="app" submit="Confirm">
      <PasswordInput name="password" label="Password" errorMessage={form.error('password')} />
      <CodeInput
        label="Code from your authenticator app"
        hint="6 digits. Each code works once, and a new one comes every 30 seconds."
        errorMessage={form.error('code')}
      />
    </ServiceForm>
  )
}

/** People of the demonstration have no password. */
export function ConfirmDemonstration() {
  return (
    <ServiceForm intent="demonstration" submit="Confirm (demonstration)">
      <p className="govuk-body">
        Outside the demonstration you use your passkey here, or enter your password and a code.
      </p>
    </ServiceForm>
  )
}

/** A sign-in counts as confirmed when it begins. */
export function NothingToConfirmWith() {
  return (
    <p className="govuk-body">
      You have nothing set up to confirm with. Sign out, sign in again and come straight back here: in the first{' '}
      {CONFIRMED_MINUTES} minutes you are not asked.
    </p>
  )
}
