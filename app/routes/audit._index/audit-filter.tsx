import { auditRoles } from '#app/domain/audit/actions.ts'
import { actionGroups } from '#app/domain/audit/groups.ts'
import type { AuditFilter } from '#app/domain/audit/input.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, DateInput, Details, Input, Select } from '#app/ui/govuk/index.ts'
import { refusedForm } from '#app/ui/service/form.tsx'
import { NO_ROLE, roleInWords } from './shown.ts'

type FilterProps = {
  filter: AuditFilter
  actors: { id: string; name: string }[]
  filtered: boolean
  refused: RefusedForm | null
}

const actionItems = actionGroups.flatMap(({ key, words, actions }) => [
  { value: key, text: `${words}: all of it` },
  ...actions.map(({ action, words: said }) => ({ value: action, text: `${words}: ${said}` })),
])

/** The filter of the list, in its address. */
export function AuditFilterForm({ filter, actors, filtered, refused }: FilterProps) {
  const form = refusedForm(refused)
  const day = (field: 'from' | 'to', legend: string) => (
    <DateInput
      namePrefix={field}
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      defaultValues={form.date(field, filter[field])}
      errorMessage={form.error(field)}
    />
  )
  return (
    <Details summary={filtered ? 'Change the filter' : 'Filter'} open={refused !== null}>
      <form method="get" action="/audit" className="app-filter app-audit-filter" noValidate>
        <Choices filter={filter} actors={actors} refused={refused} />
        <Input
          name="about"
          label="About which id"
          hint="Each id in the list is a link that fills this in."
          defaultValue={form.value('about', filter.about)}
          errorMessage={form.error('about')}
          autocomplete="off"
          spellcheck={false}
          classes="govuk-input--width-20"
        />
        {day('from', 'From')}
        {day('to', 'To')}
        <div className="app-actions">
          <Button classes="govuk-button--secondary">Show entries</Button>
          {refused ? (
            <a className="govuk-link" href="/audit">
              Show all entries
            </a>
          ) : null}
        </div>
      </form>
    </Details>
  )
}

function Choices({ filter, actors, refused }: Omit<FilterProps, 'filtered'>) {
  const form = refusedForm(refused)
  return (
    <>
      <Select
        name="person"
        label="Who did it"
        defaultValue={form.value('person', filter.person)}
        items={[
          { value: '', text: 'Anybody' },
          { value: 'system', text: 'The service' },
          ...actors.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Select
        name="role"
        label="In which role"
        defaultValue={form.value('role', filter.role)}
        items={[
          { value: '', text: 'Any role' },
          ...auditRoles.map((role) => ({ value: role, text: roleInWords(role) || NO_ROLE })),
        ]}
      />
      <Select
        name="action"
        label="What was done"
        defaultValue={form.value('action', filter.action)}
        items={[{ value: '', text: 'Anything' }, ...actionItems]}
      />
    </>
  )
}
