import type { RefusedForm } from '#app/domain/shared/result.ts'
import { DateInput, Input, InsetText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type LayOutFormProps = {
  open: boolean
  answer: RefusedForm | undefined
  again: boolean
  offer: { first: string; time: string }
}

/** The first step, and below a preview the same form again with what was typed. */
export function LayOutForm({ open, answer, again, offer }: LayOutFormProps) {
  const form = refusedForm(answer)
  if (!open && !answer)
    return <InsetText>This forum does not meet now. Sessions can be laid out when it is open or planned.</InsetText>
  return (
    <>
      <h2 className="govuk-heading-m">{again ? 'Or start from another date or time' : 'Lay out the next 12 months'}</h2>
      {again ? null : (
        <p className="govuk-body">
          Give the first date. We work out a session every six weeks for 12 months, at the same time of day also when
          the clocks change. Sessions that are there already stay as they are; only what is missing is added. You see
          everything before it is saved.
        </p>
      )}
      <ServiceForm
        intent="preview"
        submit="Show the dates"
        submitClasses={again ? 'govuk-button--secondary' : undefined}
        whoSees="Everyone who works with this forum sees its dates and times."
      >
        <DateInput
          namePrefix="first"
          fieldset={{ legend: { text: 'First date', classes: 'govuk-fieldset__legend--s' } }}
          hint="For example, 3 12 2026. It may be up to 24 months back, to record what the forum has already done."
          defaultValues={form.date('first', offer.first)}
          errorMessage={form.error('first')}
        />
        <Input
          name="time"
          label={{ text: 'Start time', classes: 'govuk-label--s' }}
          hint="London time, for example 18:00 or 6pm"
          classes="govuk-input--width-5"
          defaultValue={form.value('time', offer.time)}
          errorMessage={form.error('time')}
        />
      </ServiceForm>
    </>
  )
}
