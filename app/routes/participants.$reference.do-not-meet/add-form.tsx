import type { RefusedForm } from '#app/domain/shared/result.ts'
import { InsetText, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type AddFormProps = { choices: { id: string; name: string; from: string }[]; refused: RefusedForm | undefined }

/** One of those who could be at a session. Never a reason. */
export function AddForm({ choices, refused }: AddFormProps) {
  const form = refusedForm(refused)
  return (
    <>
      <h2 className="govuk-heading-m">Add somebody</h2>
      {choices.length === 0 ? (
        <InsetText>There is nobody else to choose from.</InsetText>
      ) : (
        <ServiceForm
          intent="add"
          submit="Add"
          submitClasses="govuk-button--secondary"
          whoSees="Only their forum’s facilitator sees this. It is stored sealed. If the person is in the team of a confirmed session, that session goes back to planned."
        >
          <Radios
            name="whom"
            fieldset={{ legend: { text: 'Whom do they not want to meet?', classes: 'govuk-fieldset__legend--s' } }}
            hint="If they are not on the list, add them first on the team page of a session, under “People without an account”."
            classes="govuk-radios--small"
            items={choices.map(({ id, name, from }) => ({ value: id, text: name, hint: from }))}
            defaultValue={form.value('whom')}
            errorMessage={form.error('whom')}
          />
        </ServiceForm>
      )}
    </>
  )
}
