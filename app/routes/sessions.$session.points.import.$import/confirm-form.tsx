import type { ImportPreviewData } from '#app/domain/points/staged.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, Checkboxes } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type ConfirmFormProps = { preview: ImportPreviewData; refused: RefusedForm | undefined }

/** Brings the good lines in, or forgets the file. Nothing has happened before one of the two is chosen. */
export function ConfirmForm({ preview, refused }: ConfirmFormProps) {
  const form = refusedForm(refused)
  const { good, toCheck, problems } = preview
  return (
    <>
      {good > 0 ? (
        <ServiceForm
          intent="confirm"
          submit={good === 1 ? 'Bring in 1 point' : `Bring in ${good} points`}
          whoSees="The facilitators of this forum and MOPAC’s analysts see the points. Nobody can see who brought them in."
        >
          {problems.length > 0 ? <p className="govuk-body">The lines that cannot be brought in are left out.</p> : null}
          {toCheck.length > 0 ? (
            <Checkboxes
              name="screened"
              classes="govuk-checkboxes--small"
              errorMessage={form.error('screened')}
              items={[{ value: 'yes', text: 'I have checked: nothing in these lines says who it is about' }]}
              defaultValues={form.values('screened')}
            />
          ) : null}
        </ServiceForm>
      ) : null}
      <ServiceForm intent="cancel">
        <Button classes="govuk-button--secondary">Cancel, bring nothing in</Button>
      </ServiceForm>
    </>
  )
}
