import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input, PasswordInput } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

/** Email address and password, and what to do without them. */
export function SignInForm({ refused, passkey }: { refused: RefusedForm | undefined; passkey: string }) {
  const form = refusedForm(refused)
  return (
    <>
      <ServiceForm submit="Sign in">
        <Input
          name="email"
          label="Email address"
          type="email"
          autocomplete="username"
          spellcheck={false}
          defaultValue={form.value('email')}
          errorMessage={form.error('email')}
        />
        <PasswordInput name="password" label="Password" errorMessage={form.error('password')} />
      </ServiceForm>
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href={passkey}>
            Sign in with a passkey
          </a>
        </li>
        <li>
          <a className="govuk-link" href="/reset">
            I have forgotten my password
          </a>
        </li>
      </ul>
      <p className="govuk-body">If you have no account, ask an administrator of this service.</p>
    </>
  )
}
