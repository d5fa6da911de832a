import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Checkboxes, WarningText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type SubmitProps = {
  sessionId: string
  points: number
  blocks: string[]
  submittedOn: string | null
  wording: { id: string; text: string; signs: string }[]
  refused: RefusedForm | undefined
}

/** Hands the points on to MOPAC, or says what is still in the way. */
export function SubmitSection(props: SubmitProps) {
  const { submittedOn, blocks } = props
  return (
    <section aria-labelledby="submit">
      <h2 className="govuk-heading-m" id="submit">
        Submit to MOPAC
      </h2>
      {submittedOn ? (
        <p className="govuk-body">Submitted on {submittedOn}. The points stay as they are.</p>
      ) : blocks.length > 0 ? (
        <>
          <p className="govuk-body">It cannot be submitted yet:</p>
          <ul className="govuk-list govuk-list--bullet">
            {blocks.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      ) : (
        <SubmitForm {...props} />
      )}
    </section>
  )
}

function SubmitForm({ sessionId, points, wording, refused }: SubmitProps) {
  const form = refusedForm(refused?.typed.intent === 'submit' ? refused : null)
  const doubtful = wording.filter(({ signs }) => signs !== '')
  return (
    <>
      {points === 0 ? <WarningText>There are no points. You submit that nothing was written down.</WarningText> : null}
      {doubtful.length > 0 ? (
        <>
          <p className="govuk-body">Look at these once more:</p>
          <ul className="govuk-list govuk-list--bullet">
            {doubtful.map(({ id, text, signs }) => (
              <li className="app-break" key={id}>
                “{text}” looks as if it has {signs} in it
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <ServiceForm
        intent="submit"
        action={`/sessions/${sessionId}/write-up`}
        submit="Submit to MOPAC"
        whoSees="MOPAC’s analysts see the points from then on. You cannot change them any more."
      >
        <Checkboxes
          name="read"
          classes="govuk-checkboxes--small"
          items={[
            {
              value: 'yes',
              text: 'I have read every point. None has a name, a place, a date or a fact of a case in it',
            },
          ]}
          defaultValues={form.values('read')}
          errorMessage={form.error('read')}
        />
      </ServiceForm>
    </>
  )
}
