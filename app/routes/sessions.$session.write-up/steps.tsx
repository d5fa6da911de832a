import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, CharacterCount } from '#app/ui/govuk/index.ts'
import { ConfirmButtons } from '#app/ui/service/confirm-buttons.tsx'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { ScreenedBox } from '#app/ui/service/point-fields.tsx'

/** Asks before a note is dropped: nothing of it is kept. */
export function DropStep({ here, note }: { here: string; note: { id: string; version: number; text: string } }) {
  return (
    <>
      <blockquote className="govuk-inset-text app-break">{note.text}</blockquote>
      <p className="govuk-body">It does not become a point, and nothing of it is kept. It cannot be brought back.</p>
      <ServiceForm intent="drop" action={here}>
        <input type="hidden" name="note" value={note.id} />
        <input type="hidden" name="version" value={note.version} />
        <ConfirmButtons cancel={here}>Drop this note</ConfirmButtons>
      </ServiceForm>
    </>
  )
}

type TakeProps = {
  here: string
  taking: { id: string; words: string; point: string; seen: string }
  refused: RefusedForm | undefined
}

/** The point as it is, and the words suggested, to be looked at before they take its place. */
export function TakeStep({ here, taking, refused }: TakeProps) {
  const form = refusedForm(refused)
  return (
    <>
      <p className="govuk-body">The point says now:</p>
      <blockquote className="govuk-inset-text app-break">{taking.point}</blockquote>
      <ServiceForm
        intent="take"
        action={`${here}?take=${taking.id}`}
        whoSees="The facilitators of this forum see it. MOPAC’s analysts see it once you submit."
        end={
          <div className="govuk-button-group">
            <Button preventDoubleClick>Use these words</Button>
            <a className="govuk-link" href={here}>
              Cancel, change nothing
            </a>
          </div>
        }
      >
        <input type="hidden" name="reply" value={taking.id} />
        <input type="hidden" name="seen" value={taking.seen} />
        <CharacterCount
          name="text"
          label={{ text: 'What it will say', classes: 'govuk-label--s' }}
          hint="Change it where you have to. No names, places or dates, and no facts of a case."
          rows={4}
          maxLength={1000}
          defaultValue={form.value('text', taking.words)}
          errorMessage={form.error('text')}
        />
        <ScreenedBox form={form} />
      </ServiceForm>
    </>
  )
}
