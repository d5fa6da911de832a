import { Select } from '#app/ui/govuk/index.ts'

export type Owner = { id: string; name: string; organisation: string }

/** Who sees to it: somebody who can open the session, or nobody yet. */
export function OwnerSelect(props: { id: string; owners: readonly Owner[]; value: string; error: string | undefined }) {
  const { id, owners, value, error } = props
  return (
    <Select
      id={id}
      name="owner"
      label={{ text: 'Who sees to it', classes: 'govuk-label--s' }}
      items={[
        { value: '', text: 'Nobody yet' },
        ...owners.map((one) => ({ value: one.id, text: `${one.name}, ${one.organisation}` })),
      ]}
      defaultValue={value}
      errorMessage={error}
    />
  )
}
