import type { RefusedForm } from '#app/domain/shared/result.ts'
import { DateInput, Details, Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { type Owner, OwnerSelect } from './owner-select.tsx'

/** A line that no rule knows. */
export function AddForm({ owners, refused }: { owners: readonly Owner[]; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <Details summary="Add something else" open={Boolean(refused)}>
      <ServiceForm
        intent="add"
        submit="Add to the list"
        whoSees="Facilitators and support workers of this forum see it. Write no name of a participant."
      >
        <Input
          name="line"
          label={{ text: 'What has to be got ready', classes: 'govuk-label--s' }}
          defaultValue={form.value('line')}
          errorMessage={form.error('line')}
        />
        <OwnerSelect id="add-owner" owners={owners} value={form.value('owner')} error={form.error('owner')} />
        <DateInput
          id="add-dueOn"
          namePrefix="dueOn"
          fieldset={{ legend: { text: 'Due', classes: 'govuk-fieldset__legend--s' } }}
          defaultValues={form.date('dueOn')}
          errorMessage={form.error('dueOn')}
        />
      </ServiceForm>
    </Details>
  )
}
