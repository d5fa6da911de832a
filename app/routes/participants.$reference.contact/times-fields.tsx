import type { SafeTimes } from '#app/domain/contact/rules.ts'
import { HOURS, WEEKDAYS } from '#app/domain/contact/status.ts'
import { formatTime } from '#app/domain/shared/dates.ts'
import { Checkboxes, Select } from '#app/ui/govuk/index.ts'
import type { refusedForm } from '#app/ui/service/form.tsx'

const hours = [{ value: '', text: 'Any time' }, ...HOURS.map((value) => ({ value, text: formatTime(value) }))]

/** The days and hours at which it is safe; nothing chosen is any. */
export function TimesFields({ form, times }: { form: ReturnType<typeof refusedForm>; times: SafeTimes }) {
  const chosen = (name: 'from' | 'until') => ({
    name,
    items: hours,
    defaultValue: form.value(name, times[name] ?? ''),
    errorMessage: form.error(name),
  })
  return (
    <>
      <Checkboxes
        name="days"
        fieldset={{ legend: 'Days that are safe' }}
        hint="Tick none if any day is."
        classes="govuk-checkboxes--small"
        items={WEEKDAYS.map((day) => ({ value: day, text: day }))}
        defaultValues={form.values('days', times.days)}
        errorMessage={form.error('days')}
      />
      <Select {...chosen('from')} label="Not before" />
      <Select {...chosen('until')} label="Not after" />
    </>
  )
}
