import { Button, WarningText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

/** What disabling an account does, and the one button that does it. */
export function LeaveForm({ person, roles }: { person: { id: string; name: string }; roles: string[] }) {
  return (
    <ServiceForm
      end={
        <div className="app-actions">
          <Button classes="govuk-button--warning" preventDoubleClick>
            Disable this account
          </Button>
          <a className="govuk-link" href={`/people/${person.id}`}>
            Cancel
          </a>
        </div>
      }
    >
      <h2 className="govuk-heading-m">What happens</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>They are signed out everywhere at once, and cannot sign in again.</li>
        <li>{roles.length > 0 ? `Their roles end: ${roles.join('; ')}.` : 'They have no role to end.'}</li>
        <li>
          Their password, passkeys, authenticator app and recovery codes are deleted. One-time links stop working.
        </li>
        <li>Their name stays where they did something, and in the audit trail.</li>
        <li>They are not told by the service. Tell them yourself.</li>
      </ul>
      <WarningText>You cannot undo this. If they come back, they start again with new roles.</WarningText>
    </ServiceForm>
  )
}
