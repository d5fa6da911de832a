import { Button, Details } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type CheckedProps = {
  sessionId: string
  points: number
  notesLeft: number
  checked: { id: string; text: string }[]
  submittedOn: string | null
}

/** The notes that are points by now, each to be undone while nothing is submitted; and the way to points without a note. */
export function CheckedNotes({ sessionId, points, notesLeft, checked, submittedOn }: CheckedProps) {
  const here = `/sessions/${sessionId}/write-up`
  return (
    <section aria-labelledby="points">
      <h2 className="govuk-heading-m" id="points">
        {points === 0 ? 'No points yet' : points === 1 ? '1 point' : `${points} points`}
      </h2>
      <p className="govuk-body">
        {notesLeft === 0 && !submittedOn ? 'Every note is checked. ' : ''}
        <a className="govuk-link" href={`/sessions/${sessionId}/points`}>
          {submittedOn ? 'Read the points' : 'Read, change or add points'}
        </a>
      </p>
      {checked.length > 0 && !submittedOn ? (
        <Details summary={`Undo a check (${checked.length})`}>
          <p className="govuk-body">The note comes back as it was typed. The point it became goes.</p>
          {checked.map(({ id, text }) => (
            <div className="app-card" key={id}>
              <p className="govuk-body app-break">{text}</p>
              <ServiceForm intent="undo" action={here}>
                <input type="hidden" name="note" value={id} />
                <Button classes="govuk-button--secondary" preventDoubleClick>
                  Undo<span className="govuk-visually-hidden">: {text.slice(0, 60)}</span>
                </Button>
              </ServiceForm>
            </div>
          ))}
        </Details>
      ) : null}
    </section>
  )
}
