import type { Breadth, PointKind, Valence } from '#app/domain/points/status.ts'
import { POINT_BREADTHS, POINT_KINDS, POINT_VALENCES } from '#app/domain/points/status.ts'
import { Checkboxes, Radios } from '../govuk/index.ts'
import type { refusedForm } from './form.tsx'

type Form = ReturnType<typeof refusedForm>
type Chosen = { kind: PointKind; breadth: Breadth | null; valence: Valence | null }

/** What is said about a point besides its words: its sort, how many said it, and whether it works. */
export function PointChoices({ form, chosen }: { form: Form; chosen: Chosen | null }) {
  return (
    <>
      <Choice form={form} name="kind" legend="What sort of point is it?" choices={POINT_KINDS} chosen={chosen?.kind} />
      <Choice
        form={form}
        name="breadth"
        legend="How many people said it?"
        choices={POINT_BREADTHS}
        chosen={chosen?.breadth ?? undefined}
      />
      <Choice
        form={form}
        name="valence"
        legend="Is it about something that works? (optional)"
        choices={{ ...POINT_VALENCES, '': { label: 'Not said', hint: undefined } }}
        chosen={chosen?.valence ?? ''}
      />
    </>
  )
}

/** Shown once the text was found to hold something that may say who it is about. */
export function ScreenedBox({ form }: { form: Form }) {
  if (!form.error('screened') && form.value('screened') === '') return null
  return (
    <Checkboxes
      name="screened"
      errorMessage={form.error('screened')}
      classes="govuk-checkboxes--small"
      items={[{ value: 'yes', text: 'I have checked: nothing here says who it is about' }]}
      defaultValues={form.values('screened')}
    />
  )
}

type ChoiceProps = {
  form: Form
  name: string
  legend: string
  choices: Record<string, { label: string; hint?: string }>
  chosen?: string
}

function Choice({ form, name, legend, choices, chosen }: ChoiceProps) {
  return (
    <Radios
      name={name}
      classes="govuk-radios--small"
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      errorMessage={form.error(name)}
      defaultValue={form.value(name, chosen ?? 'none')}
      items={Object.entries(choices).map(([value, { label, hint }]) => ({ value, text: label, hint }))}
    />
  )
}
