import type { RefusedForm } from '#app/domain/shared/result.ts'
import { DateInput, Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Shown = { version: number; date: string; time: string; minutes: number }

/** When the session is and how long it takes. The version is the one shown now, also after somebody else's change. */
export function ChangeForm({ session, refused }: { session: Shown; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <ServiceForm
      submit="Save changes"
      whoSees="Everyone who works with this forum sees its dates and times. Nobody is told by this service: tell the people who are to come."
    >
      <input type="hidden" name="version" value={session.version} />
      <DateInput
        namePrefix="date"
        fieldset={{ legend: { text: 'Date', classes: 'govuk-fieldset__legend--s' } }}
        hint="The forum’s other sessions stay where they are."
        defaultValues={form.date('date', session.date)}
        errorMessage={form.error('date')}
      />
      <Input
        name="time"
        label={{ text: 'Start time', classes: 'govuk-label--s' }}
        hint="London time, for example 18:00 or 6pm"
        classes="govuk-input--width-5"
        defaultValue={form.value('time', session.time)}
        errorMessage={form.error('time')}
      />
      <Input
        name="minutes"
        label={{ text: 'Length in minutes', classes: 'govuk-label--s' }}
        hint="From 30 to 480. Two hours are 120."
        classes="govuk-input--width-3"
        inputMode="numeric"
        defaultValue={form.value('minutes', String(session.minutes))}
        errorMessage={form.error('minutes')}
      />
    </ServiceForm>
  )
}
