import type { Breadth, PointKind, Valence } from '#app/domain/points/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { CharacterCount } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { PointChoices, ScreenedBox } from '#app/ui/service/point-fields.tsx'

type Editing = {
  id: string
  text: string
  kind: PointKind
  breadth: Breadth | null
  valence: Valence | null
  seen: string
}
type PointFormProps = { editing: Editing | null; refused: RefusedForm | undefined; path: string }

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
      <PointChoices form={form} chosen={editing} />
    </ServiceForm>
  )
}
