import type { Breadth, PointKind, Valence } from '#app/domain/points/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, CharacterCount, Radios, WarningText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { PointChoices, ScreenedBox } from '#app/ui/service/point-fields.tsx'

type Note = {
  id: string
  version: number
  text: string
  kind: PointKind
  breadth: Breadth | null
  valence: Valence | null
  signs: string
  next: string | null
}
type CheckProps = { here: string; note: Note; left: number; refused: RefusedForm | undefined }

/** One note at a time: its words are looked at and made a point. Enter in any field but the text saves it. */
export function CheckForm({ here, note, left, refused }: CheckProps) {
  const form = refusedForm(refused?.typed.intent === 'check' ? refused : null)
  return (
    <section aria-labelledby="check">
      <h2 className="govuk-heading-m" id="check">
        {left === 1 ? 'The last note to check' : `${left} notes to check`}
      </h2>
      {note.signs && !form.refused ? <WarningText>It looks as if this note has {note.signs} in it.</WarningText> : null}
      <ServiceForm
        intent="check"
        action={`${here}?note=${note.id}`}
        whoSees="The facilitators of this forum see it. MOPAC’s analysts see it once you submit. Nobody sees who said it."
        end={<Ways here={here} note={note} />}
      >
        <input type="hidden" name="note" value={form.value('note', note.id)} />
        <input type="hidden" name="version" value={form.value('version', String(note.version))} />
        <CharacterCount
          name="text"
          label={{ text: 'What was said', classes: 'govuk-label--s' }}
          hint="In general words. No names, places or dates, and no words that only one person would use."
          rows={4}
          maxLength={1000}
          defaultValue={form.value('text', note.text)}
          errorMessage={form.error('text')}
        />
        <ScreenedBox form={form} />
        <PointChoices form={form} chosen={note} />
        <Radios
          name="caseDetail"
          classes="govuk-radios--small"
          fieldset={{
            legend: { text: 'Does it have facts of a case in it?', classes: 'govuk-fieldset__legend--s' },
          }}
          hint="What happened, where or when, who was accused, or how a case stands. That never leaves the room."
          items={[
            { value: 'no', text: 'No' },
            { value: 'yes', text: 'Yes, it has to be reworded first' },
          ]}
          defaultValue={form.value('caseDetail')}
          errorMessage={form.error('caseDetail')}
        />
      </ServiceForm>
    </section>
  )
}

function Ways({ here, note }: { here: string; note: Note }) {
  return (
    <div className="govuk-button-group">
      <Button preventDoubleClick>Make it a point</Button>
      <a className="govuk-link" href={`${here}?drop=${note.id}`}>
        Drop this note
      </a>
      {note.next ? (
        <a className="govuk-link" href={`${here}?note=${note.next}#check`}>
          Leave it for later
        </a>
      ) : null}
    </div>
  )
}
