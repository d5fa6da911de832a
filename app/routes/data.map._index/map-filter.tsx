import type { MapFilter } from '#app/domain/data-rights/map-input.ts'
import { Button, Select } from '#app/ui/govuk/index.ts'

type Choice = { value: string; text: string }
type FilterProps = { filter: MapFilter; choices: Record<keyof MapFilter, Choice[]> }

/** Narrows the columns, in the address of the page. */
export function MapFilterForm({ filter, choices }: FilterProps) {
  const select = (name: keyof MapFilter, label: string, any: string) => (
    <Select
      name={name}
      label={label}
      defaultValue={filter[name]}
      items={[{ value: '', text: any }, ...choices[name]]}
    />
  )
  return (
    <form method="get" action="/data/map#columns" className="app-filter app-filter--row">
      {select('purpose', 'Purpose', 'Any purpose')}
      {select('class', 'Kind', 'Any kind')}
      {select('table', 'Table', 'Any table')}
      <div className="app-actions">
        <Button classes="govuk-button--secondary">Show columns</Button>
        {filter.purpose || filter.class || filter.table ? (
          <a className="govuk-link" href="/data/map#columns">
            Show all columns
          </a>
        ) : null}
      </div>
    </form>
  )
}
