import { ADJUSTMENT_KINDS, adjustmentWords, LINE_MAX } from '#app/domain/contact/adjustments.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

/** Asks for the thing to do, never for the reason. */
export function AddForm({ refused }: { refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <>
      <h2 className="govuk-heading-m">Add an adjustment</h2>
      <ServiceForm
        intent="add"
        submit="Add adjustment"
        submitClasses="govuk-button--secondary"
        whoSees="Only their forum’s facilitator sees this beside their name, and the participant. It is stored sealed."
      >
        <Radios
          name="kind"
          fieldset={{ legend: 'What do they need?' }}
          classes="govuk-radios--small"
          items={ADJUSTMENT_KINDS.map((kind) => ({ value: kind, text: adjustmentWords[kind].label }))}
          defaultValue={form.value('kind')}
          errorMessage={form.error('kind')}
        />
        <Input
          name="line"
          label="What exactly (optional)"
          hint={`What we do, not why: “Somali”, “back row”, “no nuts”. Never an illness or a diagnosis. ${LINE_MAX} characters or fewer.`}
          autocomplete="off"
          defaultValue={form.value('line')}
          errorMessage={form.error('line')}
        />
      </ServiceForm>
    </>
  )
}
