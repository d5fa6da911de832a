import type { SerializeFrom } from '@remix-run/node'
import { elementIds } from '#app/domain/day/protocol.ts'
import { POINT_BREADTHS, POINT_KINDS, POINT_VALENCES } from '#app/domain/points/status.ts'
import { Radios, Textarea } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { type Fields, fieldId, scopeOf } from './field-ids.ts'
import type { RefusedDay } from './replies.server.ts'
import type { DayNote } from './view.server.ts'

type NoteFormProps = {
  action: string
  item: string
  refused: RefusedDay | undefined
  /** The note that is being changed; null for a new one. */
  note: SerializeFrom<DayNote> | null
}
type Form = ReturnType<typeof refusedForm>

/** One note: what was said, and with one tap each what sort it is, how many said it, and whether it works. */
export function NoteForm({ action, item, refused, note }: NoteFormProps) {
  const form = refusedForm(refused)
  const scope = scopeOf(item, note?.id)
  // Sent against a newer one, it is sent again over what its sender has seen now.
  const version = String(note?.version ?? '')
  return (
    <ServiceForm
      intent={note ? 'note-change' : 'note'}
      action={action}
      submit={note ? 'Save the change' : 'Save note'}
      submitClasses={note ? undefined : 'govuk-button--secondary'}
      whoSees="The facilitators of this forum see it until it is written up. Then it is destroyed. It is stored sealed."
    >
      {note ? (
        <>
          <input type="hidden" name="note" value={note.id} />
          <input type="hidden" name="version" value={version} />
        </>
      ) : (
        <input type="hidden" name="item" value={item} />
      )}
      <Textarea
        name="text"
        id={fieldId('text', scope)}
        label="What was said"
        hint="The experience of the service, not the facts of a case. No names, places or dates."
        rows={3}
        defaultValue={form.value('text', note?.text)}
        errorMessage={form.error('text')}
      />
      <Choices {...{ form, scope, note }} />
      {note ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${action}#${elementIds.note(note.id)}`}>
            Leave it as it was
          </a>
        </p>
      ) : null}
    </ServiceForm>
  )
}

type ChoicesProps = { form: Form; scope: string; note: NoteFormProps['note'] }

function Choices({ form, scope, note }: ChoicesProps) {
  return (
    <>
      <Choice
        {...{ form, scope }}
        name="kind"
        legend="What sort of note?"
        choices={POINT_KINDS}
        chosen={note?.kind ?? 'experience'}
      />
      <Choice
        {...{ form, scope }}
        name="breadth"
        legend="How many said it? (optional)"
        choices={{ ...POINT_BREADTHS, '': { label: 'Not said' } }}
        chosen={note?.breadth ?? ''}
      />
      <Choice
        {...{ form, scope }}
        name="valence"
        legend="Does it work? (optional)"
        choices={{ ...POINT_VALENCES, '': { label: 'Not said' } }}
        chosen={note?.valence ?? ''}
      />
    </>
  )
}

type ChoiceProps = {
  form: Form
  scope: string
  name: Fields
  legend: string
  choices: Record<string, { label: string }>
  chosen: string
}

function Choice({ form, scope, name, legend, choices, chosen }: ChoiceProps) {
  return (
    <Radios
      name={name}
      idPrefix={fieldId(name, scope)}
      classes="govuk-radios--small govuk-radios--inline"
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      errorMessage={form.error(name)}
      defaultValue={form.value(name, chosen)}
      items={Object.entries(choices).map(([value, { label }]) => ({ value, text: label }))}
    />
  )
}
