import type { RefusedForm } from '#app/domain/shared/result.ts'
import { COPIES_DAYS, NOTES_FATES, type NotesFate } from '#app/domain/write-ups/status.ts'
import { Checkboxes, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type DestroyProps = {
  sessionId: string
  notes: number
  notesFate: NotesFate | null
  destroyedOn: string | null
  refused: RefusedForm | undefined
}

/** Destroys the notes, and records what became of those on paper and on devices (domain §6.6). */
export function DestroySection(props: DestroyProps) {
  const { notesFate, destroyedOn } = props
  return (
    <section aria-labelledby="destroy">
      <h2 className="govuk-heading-m" id="destroy">
        Destroy the notes
      </h2>
      {destroyedOn && notesFate ? (
        <p className="govuk-body">
          Recorded on {destroyedOn}: {NOTES_FATES[notesFate].label.toLowerCase()}.
        </p>
      ) : (
        <DestroyForm {...props} />
      )}
    </section>
  )
}

function DestroyForm({ sessionId, notes, refused }: DestroyProps) {
  const form = refusedForm(refused?.typed.intent === 'destroy' ? refused : null)
  return (
    <>
      <p className="govuk-body">
        {notes > 0
          ? `${notes === 1 ? '1 note' : `${notes} notes`} in this service and what was said about the words go`
          : 'What was said about the words goes'}{' '}
        from here for good when you press the button. Sealed copies of the data, kept in case of a disaster, hold them
        for {COPIES_DAYS} days more. Notes on paper, photos of a flip chart and files on phones and computers are yours
        to destroy: do that first.
      </p>
      <ServiceForm
        intent="destroy"
        action={`/sessions/${sessionId}/write-up`}
        submit="Destroy the notes and record it"
        submitClasses="govuk-button--warning"
        whoSees="It is recorded that you did this, and when. The notes themselves are in no record."
      >
        <Radios
          name="fate"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'What became of the notes?', classes: 'govuk-fieldset__legend--s' } }}
          items={Object.entries(NOTES_FATES).map(([value, { label, hint }]) => ({ value, text: label, hint }))}
          defaultValue={form.value('fate')}
          errorMessage={form.error('fate')}
        />
        <Checkboxes
          name="gone"
          classes="govuk-checkboxes--small"
          items={[{ value: 'yes', text: 'No note of this session is left on paper or on a device' }]}
          defaultValues={form.values('gone')}
          errorMessage={form.error('gone')}
        />
      </ServiceForm>
    </>
  )
}
