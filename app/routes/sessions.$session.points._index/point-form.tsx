import type { Breadth, PointKind, Valence } from '#app/domain/points/status.ts'
import { POINT_BREADTHS, POINT_KINDS, POINT_VALENCES } from '#app/domain/points/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { CharacterCount, Checkboxes, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Editing = {
  id: string
  text: string
  kind: PointKind
  breadth: Breadth | null
  valence: Valence | null
  seen: string
}
type PointFormProps = { editing: Editing | null; refused: RefusedForm | undefined; path: string }
type Form = ReturnType<typeof refusedForm>

/** The form for one point: empty after each save, or filled with the point that is being changed. */
export function PointForm({ editing, refused, path }: PointFormProps) {
  const form = refusedForm(refused?.typed.intent === 'remove' ? null : refused)
  const point = editing?.id ?? form.value('point')
  const changing = editing !== null || form.value('intent') === 'change'
  return (
    <ServiceForm
      intent={changing ? 'change' : 'record'}
      submit={changing ? 'Save the change' : 'Save point'}
      whoSees="The facilitators of this forum and MOPAC’s analysts see it. Nobody can see who said it or who typed it."
    >
      {changing ? (
        <>
          <h2 className="govuk-heading-m">Change a point</h2>
          <input type="hidden" name="point" value={point} />
          <input type="hidden" name="seen" value={editing?.seen ?? form.value('seen')} />
          <p className="govuk-body">
            <a className="govuk-link" href={path}>
              Leave it as it was
            </a>
          </p>
        </>
      ) : null}
      <CharacterCount
        name="text"
        label={{ text: 'What was said', classes: 'govuk-label--m' }}
        hint="Write about the experience of the service, not the facts of a case. No names, places or dates."
        rows={4}
        maxLength={1000}
        defaultValue={form.value('text', editing?.text)}
        errorMessage={form.error('text')}
      />
      <ScreenedBox form={form} />
      <Choice form={form} name="kind" legend="What sort of point is it?" choices={POINT_KINDS} chosen={editing?.kind} />
      <Choice
        form={form}
        name="breadth"
        legend="How many people said it?"
        choices={POINT_BREADTHS}
        chosen={editing?.breadth ?? undefined}
      />
      <Choice
        form={form}
        name="valence"
        legend="Is it about something that works? (optional)"
        choices={{ ...POINT_VALENCES, '': { label: 'Not said', hint: undefined } }}
        chosen={editing?.valence ?? ''}
      />
    </ServiceForm>
  )
}

/** Shown once the text was found to hold something that may say who it is about. */
function ScreenedBox({ form }: { form: Form }) {
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
