import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, Checkboxes } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import type { ShownIn } from './shown.server.ts'

type ConfirmFormProps = { shown: ShownIn<'look'>; refused: RefusedForm | undefined }

/** Brings everybody in, or forgets the file. Nothing has happened before one of the two is chosen. */
export function ConfirmForm({ shown: { rows, toCheck }, refused }: ConfirmFormProps) {
  const form = refusedForm(refused)
  return (
    <>
      {rows.length > 0 ? (
        <ServiceForm
          intent="confirm"
          submit={rows.length === 1 ? 'Bring in 1 person' : `Bring in ${rows.length} people`}
          whoSees="Only this forum’s facilitator sees these people. Nothing is sent to them: each email and phone has to be confirmed as safe first. You can undo this for 24 hours."
        >
          {toCheck.length > 0 ? (
            <Checkboxes
              name="checked"
              classes="govuk-checkboxes--small"
              errorMessage={form.error('checked')}
              items={[{ value: 'yes', text: 'I have looked at these lines, and they can be brought in as they are' }]}
              defaultValues={form.values('checked')}
            />
          ) : null}
        </ServiceForm>
      ) : null}
      <ServiceForm intent="cancel">
        <Button classes="govuk-button--secondary">Cancel, bring nobody in</Button>
      </ServiceForm>
    </>
  )
}
