import { type Role, roleWords } from '#app/domain/access/permissions.ts'
import { MOST_REFERENCE } from '#app/domain/day/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Use = { id: string; usedOn: string; byRole: string; outcomeReference: string | null }
type UsesProps = { uses: Use[]; refused: RefusedForm | undefined; action: string }

/** That these steps were taken, and later where the outcome is kept. Nothing of what was said. */
export function Uses({ uses, refused, action }: UsesProps) {
  return (
    <div className="app-in-hand">
      <h2 className="govuk-heading-m">Afterwards</h2>
      <ServiceForm
        intent="used"
        action={action}
        submit="A disclosure was made"
        submitClasses="govuk-button--secondary"
        whoSees="Facilitators and support workers of this forum see it."
      >
        <p className="govuk-body">
          Note here that these steps were taken. We keep the day, the session and your role. Who it was and what was
          said is kept by your safeguarding lead alone, never here.
        </p>
      </ServiceForm>
      {uses.map((use) => (
        <UseCard key={use.id} use={use} action={action} refused={refused?.typed.use === use.id ? refused : undefined} />
      ))}
    </div>
  )
}

function UseCard({ use, action, refused }: { use: Use; action: string; refused: RefusedForm | undefined }) {
  const { id, usedOn, byRole, outcomeReference } = use
  const form = refusedForm(refused)
  return (
    <div className="app-card">
      <p className="govuk-body">
        Noted on {usedOn} by: {byRole in roleWords ? roleWords[byRole as Role] : byRole}
      </p>
      <ServiceForm intent="outcome" action={action} submit="Save reference" submitClasses="govuk-button--secondary">
        <input type="hidden" name="use" value={id} />
        <Input
          name="reference"
          id={`reference-${id}`}
          label="Reference of the outcome (optional)"
          hint={`The number your safeguarding lead gave it. No names. ${MOST_REFERENCE} characters or fewer.`}
          autocomplete="off"
          defaultValue={form.value('reference', outcomeReference ?? '')}
          errorMessage={form.error('reference')}
        />
      </ServiceForm>
    </div>
  )
}
