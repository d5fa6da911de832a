import { roles, roleWords } from '#app/domain/access/permissions.ts'
import type { PeopleFilter } from '#app/domain/accounts/people-input.ts'
import { type PersonState, personStateWords } from '#app/domain/accounts/status.ts'
import { Button, Details, Select } from '#app/ui/govuk/index.ts'

const states = Object.keys(personStateWords) as PersonState[]

/** The filter and the order of the list, in its address. */
export function PeopleFilterForm({ filter, filtered }: { filter: PeopleFilter; filtered: boolean }) {
  return (
    <Details summary="Filter and sort" open={filtered || filter.sort !== 'name'}>
      <form method="get" action="/people" className="app-filter app-filter--row">
        <Select
          name="state"
          label="Account"
          defaultValue={filter.state}
          items={[
            { value: '', text: 'Any' },
            ...states.map((value) => ({ value, text: personStateWords[value].label })),
          ]}
        />
        <Select
          name="role"
          label="Role, now or to come"
          defaultValue={filter.role}
          items={[{ value: '', text: 'Any role' }, ...roles.map((value) => ({ value, text: roleWords[value] }))]}
        />
        <Select
          name="sort"
          label="Order"
          defaultValue={filter.sort}
          items={[
            { value: 'name', text: 'By name' },
            { value: 'used', text: 'Longest not used first' },
          ]}
        />
        <div className="app-actions">
          <Button classes="govuk-button--secondary">Show people</Button>
          {filtered ? (
            <a className="govuk-link" href="/people">
              Show everybody
            </a>
          ) : null}
        </div>
      </form>
    </Details>
  )
}
