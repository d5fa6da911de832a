import type { RefusedForm } from '#app/domain/shared/result.ts'
import { CharacterCount, DateInput, Input, InsetText, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Shown = {
  version: number
  date: string
  time: string
  minutes: number
  awaitsDate: boolean
  clash: string | null
  late: number | null
  twice: string | null
  later: number
}
type ChangeFormProps = { session: Shown; refused: RefusedForm | undefined }

/** When the session is and how long it takes. The version is the one shown now, also after somebody else's change. */
export function ChangeForm({ session, refused }: ChangeFormProps) {
  const form = refusedForm(refused)
  return (
    <>
      <Standing session={session} />
      <ServiceForm
        intent="check"
        submit="Show what changes"
        whoSees="Everyone who works with this forum sees its dates and the reason. You see what changes before anything is saved."
      >
        <input type="hidden" name="version" value={session.version} />
        <When session={session} refused={refused} />
        {session.later > 0 ? <Follow later={session.later} refused={refused} /> : null}
        <CharacterCount
          name="reason"
          maxLength={200}
          rows={3}
          label={{
            text: session.awaitsDate ? 'Why this date?' : 'Why does the date change?',
            classes: 'govuk-label--s',
          }}
          hint={`${session.awaitsDate ? '' : 'Leave it empty when the date stays. '}Do not name anybody.`}
          defaultValue={form.value('reason')}
          errorMessage={form.error('reason')}
        />
      </ServiceForm>
    </>
  )
}

function When({ session, refused }: ChangeFormProps) {
  const form = refusedForm(refused)
  return (
    <>
      <DateInput
        namePrefix="date"
        fieldset={{ legend: { text: 'Date', classes: 'govuk-fieldset__legend--s' } }}
        defaultValues={form.date('date', session.awaitsDate ? '' : session.date)}
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
    </>
  )
}

function Follow({ later, refused }: { later: number; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  const number = later === 1 ? 'the 1 later session' : `the ${later} later sessions`
  return (
    <Radios
      name="follow"
      fieldset={{
        legend: { text: 'If the date changes, do later sessions follow?', classes: 'govuk-fieldset__legend--s' },
      }}
      items={[
        { value: 'no', text: 'No, they stay where they are' },
        { value: 'yes', text: `Yes, move ${number} by as many days`, hint: 'Each keeps its own time of day.' },
      ]}
      defaultValue={form.value('follow', 'no')}
      errorMessage={form.error('follow')}
    />
  )
}

/** What is known about the day the session is on now. */
function Standing({ session: { clash, late, twice, awaitsDate } }: { session: Shown }) {
  const facts = [
    awaitsDate && 'This session was postponed. It has no date until you give it one',
    !awaitsDate && clash && `Bank holiday: ${clash}`,
    late && `${late === 1 ? '1 day' : `${late} days`} later than six weeks after the one before`,
    !awaitsDate && twice,
  ].filter(Boolean)
  return facts.length > 0 ? <InsetText>{facts.join('. ')}.</InsetText> : null
}
