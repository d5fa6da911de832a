import { EXPLANATION_MAX } from '#app/domain/break-glass/rules.ts'
import { BREAK_GLASS_REASONS, reasonWords } from '#app/domain/break-glass/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { CharacterCount, Input, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

/** Asks whom, why, and what happened. The reference is typed: no list of participants is ever offered. */
export function OpenForm({ refused }: { refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <>
      <h2 className="govuk-heading-m">Look at one participant</h2>
      <ServiceForm
        submit="Use emergency access"
        submitClasses="govuk-button--warning"
        whoSees="Those who are told see your name and all you type here."
      >
        <Input
          name="reference"
          label="Reference of the participant"
          hint="Like VVF-7K2Q. Capital letters and spaces do not matter."
          autocomplete="off"
          spellcheck={false}
          classes="govuk-input--width-10"
          defaultValue={form.value('reference')}
          errorMessage={form.error('reference')}
        />
        <Radios
          name="reason"
          fieldset={{ legend: 'Why do you need it?' }}
          items={BREAK_GLASS_REASONS.map((reason) => ({ value: reason, text: reasonWords[reason] }))}
          defaultValue={form.value('reason')}
          errorMessage={form.error('reason')}
        />
        <CharacterCount
          name="explanation"
          maxLength={EXPLANATION_MAX}
          rows={3}
          label="What happened?"
          hint="One line is enough. Do not name anybody."
          defaultValue={form.value('explanation')}
          errorMessage={form.error('explanation')}
        />
      </ServiceForm>
    </>
  )
}
