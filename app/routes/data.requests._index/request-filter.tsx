import type { RequestFilter } from '#app/domain/data-rights/input.ts'
import { REQUEST_KINDS, REQUEST_STATES, requestKindWords, requestStateWords } from '#app/domain/data-rights/status.ts'
import { Button, Details, Select } from '#app/ui/govuk/index.ts'

/** The filter of the list, in its address. */
export function RequestFilterForm({ filter, filtered }: { filter: RequestFilter; filtered: boolean }) {
  return (
    <Details summary="Filter" open={filtered}>
      <form method="get" action="/data/requests" className="app-filter app-filter--row">
        <Select
          name="state"
          label="State"
          defaultValue={filter.state}
          items={[
            { value: 'unanswered', text: 'Not answered yet' },
            { value: 'all', text: 'Any' },
            ...REQUEST_STATES.map((value) => ({ value, text: requestStateWords[value].label })),
          ]}
        />
        <Select
          name="kind"
          label="What they ask"
          defaultValue={filter.kind}
          items={[
            { value: '', text: 'Anything' },
            ...REQUEST_KINDS.map((value) => ({ value, text: requestKindWords[value].label })),
          ]}
        />
        <div className="app-actions">
          <Button classes="govuk-button--secondary">Show requests</Button>
        </div>
      </form>
    </Details>
  )
}
