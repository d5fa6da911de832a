import { Button, WarningText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type Props = { person: { id: string; name: string; isSelf: boolean }; role: { id: string; words: string } }

/** Asks once more before a role ends, and says what is lost. */
export function EndRole({ person, role }: Props) {
  const who = person.isSelf ? 'You' : person.name
  return (
    <ServiceForm
      intent="end"
      end={
        <div className="app-actions">
          <Button classes="govuk-button--warning" preventDoubleClick>
            End this role
          </Button>
          <a className="govuk-link" href={`/people/${person.id}`}>
            Cancel
          </a>
        </div>
      }
    >
      <input type="hidden" name="grant" value={role.id} />
      <p className="govuk-body-l app-break">{role.words}</p>
      <p className="govuk-body app-break">
        {who} can no longer do what this role allows, from now on. {person.isSelf ? 'You are' : 'They are'} signed out
        everywhere, and what is not saved is lost. The record of what was done with the role stays.
      </p>
      <WarningText>You cannot undo this, but the role can be given again.</WarningText>
    </ServiceForm>
  )
}
