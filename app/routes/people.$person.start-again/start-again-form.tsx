import type { PersonState } from '#app/domain/accounts/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, Checkboxes, WarningText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Props = {
  person: { id: string; name: string; email: string; state: PersonState; hasRole: boolean }
  refused: RefusedForm | undefined
}

/** What starting again means, and a word about who might be asking (security.md T03). */
export function StartAgainForm({ person, refused }: Props) {
  const form = refusedForm(refused)
  return (
    <ServiceForm
      end={
        <div className="app-actions">
          <Button classes="govuk-button--warning" preventDoubleClick>
            Have them start again
          </Button>
          <a className="govuk-link" href={`/people/${person.id}`}>
            Cancel
          </a>
        </div>
      }
    >
      <h2 className="govuk-heading-m">What happens</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>They are signed out everywhere at once.</li>
        <li>Their password, passkeys, authenticator app and recovery codes are deleted.</li>
        {person.hasRole ? (
          <li className="app-break">
            A one-time link goes to {person.email}. You never see it. With it they choose a new password and set up a
            new second step.
          </li>
        ) : (
          <li>They have no role. The next page asks for one, and the one-time link goes out with it.</li>
        )}
        {person.state === 'active' ? <li>Their roles stay as they are.</li> : null}
      </ul>
      <h2 className="govuk-heading-m">Who is asking?</h2>
      <p className="govuk-body">
        Somebody who pretends to be a colleague will say that it is urgent. Call the person back on a number you already
        have, or see them. Do not use a number or an address from the message that asks for it.
      </p>
      <Checkboxes
        name="checked"
        fieldset={{ legend: 'Before you go on' }}
        errorMessage={form.error('checked')}
        defaultValues={form.values('checked')}
        items={[{ value: 'yes', text: 'I have spoken to them and am sure who they are' }]}
      />
      <WarningText>You cannot undo this: what is deleted cannot be brought back.</WarningText>
    </ServiceForm>
  )
}
