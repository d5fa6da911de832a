import { COHORT_CODES, COHORTS, type CohortCode } from '#app/domain/calendar/status.ts'
import { WEEKDAYS } from '#app/domain/sessions/rhythm.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input, Radios, Select } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Shown = {
  version: number
  weekday: number | null
  usualTime: string | null
  week: number | null
  observes: CohortCode | null
  schoolBreaks: boolean
}
type RhythmFormProps = { forum: Shown; others: number[]; refused: RefusedForm | undefined }

/** When a forum meets, and whose days it looks out for. */
export function RhythmForm({ forum, others, refused }: RhythmFormProps) {
  const form = refusedForm(refused)
  const chosen = (number: number | null) => (number === null ? '' : String(number))
  return (
    <ServiceForm submit="Save when it meets" whoSees="Everyone who works with this forum sees when it meets.">
      <input type="hidden" name="version" value={forum.version} />
      <Select
        name="weekday"
        label={{ text: 'Weekday', classes: 'govuk-label--s' }}
        items={[
          { value: '', text: 'Choose a weekday' },
          ...WEEKDAYS.map((text, at) => ({ value: String(at + 1), text })),
        ]}
        defaultValue={form.value('weekday', chosen(forum.weekday))}
        errorMessage={form.error('weekday')}
      />
      <Input
        name="time"
        label={{ text: 'Start time', classes: 'govuk-label--s' }}
        hint="London time, for example 18:00 or 6pm"
        classes="govuk-input--width-5"
        defaultValue={form.value('time', forum.usualTime ?? '')}
        errorMessage={form.error('time')}
      />
      <Radios
        name="week"
        fieldset={{ legend: { text: 'Which of the six weeks?', classes: 'govuk-fieldset__legend--s' } }}
        hint="Forums share the six weeks, so that about one meets each week."
        items={others.map((count, week) => ({
          value: String(week),
          text: `Week ${week + 1}`,
          hint: count === 0 ? 'No other forum' : count === 1 ? '1 other forum' : `${count} other forums`,
        }))}
        defaultValue={form.value('week', chosen(forum.week))}
        errorMessage={form.error('week')}
      />
      <Looks forum={forum} refused={refused} />
    </ServiceForm>
  )
}

function Looks({ forum, refused }: Pick<RhythmFormProps, 'forum' | 'refused'>) {
  const form = refusedForm(refused)
  return (
    <>
      <Radios
        name="observes"
        fieldset={{ legend: { text: 'Whose days do you look out for?', classes: 'govuk-fieldset__legend--s' } }}
        hint="Religious holidays and other days that matter to everybody are always shown."
        items={[
          ...COHORT_CODES.map((value) => ({ value, text: COHORTS[value] })),
          { divider: 'or' },
          { value: 'none', text: 'No group besides everybody' },
        ]}
        defaultValue={form.value('observes', forum.observes ?? 'none')}
        errorMessage={form.error('observes')}
      />
      <Radios
        name="schoolBreaks"
        classes="govuk-radios--inline"
        fieldset={{ legend: { text: 'Do school breaks matter?', classes: 'govuk-fieldset__legend--s' } }}
        hint="Yes, when many who come look after children."
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
        defaultValue={form.value('schoolBreaks', forum.schoolBreaks ? 'yes' : 'no')}
        errorMessage={form.error('schoolBreaks')}
      />
    </>
  )
}
