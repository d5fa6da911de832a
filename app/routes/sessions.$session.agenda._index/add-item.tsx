import { TYPED_SOURCES, typedSourceWords } from '#app/domain/agenda/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

/** What somebody said on the phone or in the room, typed in by the facilitator. No name goes with it. */
export function AddItem({ refused }: { refused: RefusedForm | undefined }) {
  const form = refusedForm(refused?.typed.intent === 'add' ? refused : undefined)
  return (
    <div className="app-no-print">
      <h2 className="govuk-heading-m">Add something to talk about</h2>
      <ServiceForm
        intent="add"
        submit="Add to the agenda"
        submitClasses="govuk-button--secondary"
        whoSees="Everybody in the room sees this, and each participant behind their link. Never write who said it."
      >
        <Input
          name="text"
          label={{ text: 'What to talk about', classes: 'govuk-label--s' }}
          hint="One line of 200 characters or fewer. No names, no case."
          autocomplete="off"
          defaultValue={form.value('text')}
          errorMessage={form.error('text')}
        />
        <Radios
          name="source"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'Where does it come from?', classes: 'govuk-fieldset__legend--s' } }}
          items={TYPED_SOURCES.map((value) => ({ value, text: typedSourceWords[value] }))}
          defaultValue={form.value('source')}
          errorMessage={form.error('source')}
        />
      </ServiceForm>
    </div>
  )
}
