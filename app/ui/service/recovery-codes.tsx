import { Button, WarningText } from '../govuk/index.ts'
import { ServiceForm } from './form.tsx'
import { FormKeys } from './form-token.tsx'

type RecoveryCodesProps = {
  codes: string[]
  /** What the form says when they are stored. */
  intent: string
  submit: string
}

/** Ten codes, shown in this answer alone: to print, save or copy, and to say that it was done. */
export function RecoveryCodes({ codes, intent, submit }: RecoveryCodesProps) {
  return (
    <>
      <p className="govuk-body">
        If you lose your phone or your passkey, one of these codes lets you in. Each works once, together with your
        password.
      </p>
      <WarningText classes="app-no-print">This is the only time you can see these codes.</WarningText>
      <ol className="govuk-list app-recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code className="app-code-text">{code}</code>
          </li>
        ))}
      </ol>
      <div className="app-no-print">
        <p className="govuk-body">
          Print this page, save the codes as a file, or copy them into your password manager. Keep them away from your
          phone and your password.
        </p>
        <form method="post" action="/account/codes/download">
          <FormKeys />
          {codes.map((code) => (
            <input key={code} type="hidden" name="codes" value={code} />
          ))}
          <Button classes="govuk-button--secondary">Save the codes as a file</Button>
        </form>
        <ServiceForm intent={intent} submit={submit}>
          <p className="govuk-body">Go on when you have stored them. You cannot come back to this page.</p>
        </ServiceForm>
      </div>
    </>
  )
}
