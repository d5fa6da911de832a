import { IMPORT_FIELDS, importFields } from '#app/domain/participants/import-columns.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, Select } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Refused } from './refused.tsx'
import type { ShownIn } from './shown.server.ts'

type MapFormProps = { shown: ShownIn<'columns'>; refused: RefusedForm | undefined }

/** Says what each column is, with a guess by its heading. What is not named is not brought in. */
export function MapForm({ shown: { columns, lines, refused: notHeld }, refused }: MapFormProps) {
  const form = refusedForm(refused)
  const items = [
    { value: '', text: 'Do not bring this in' },
    ...IMPORT_FIELDS.map((field) => ({ value: field, text: importFields[field].label })),
  ]
  return (
    <>
      <p className="govuk-body">
        {lines === 1 ? 'There is 1 line in the file.' : `There are ${lines} lines in the file.`} Nobody has been brought
        in yet.
      </p>
      <Refused columns={notHeld} />
      <ServiceForm intent="map" submit="Go on">
        {columns.map(({ name, heading, guess }) => (
          <Select
            key={name}
            name={name}
            label={`Column “${heading}”`}
            items={items}
            defaultValue={form.value(name, guess ?? '')}
            errorMessage={form.error(name)}
          />
        ))}
      </ServiceForm>
      <ServiceForm intent="cancel">
        <Button classes="govuk-button--secondary">Cancel, bring nobody in</Button>
      </ServiceForm>
    </>
  )
}
