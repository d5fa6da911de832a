import { Button, WarningText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import type { ShownIn } from './shown.server.ts'

type DoneProps = { shown: ShownIn<'confirmed' | 'undone'>; path: string }

/** What to do once people are in, and the way to take them out again; afterwards, who was kept and why. */
export function Done({ shown, path }: DoneProps) {
  return shown.state === 'confirmed' ? <BroughtIn shown={shown} path={path} /> : <Undone shown={shown} path={path} />
}

function BroughtIn({ shown: { people, until }, path }: DoneProps) {
  return (
    <>
      <p className="govuk-body-l">{people === 1 ? '1 person was' : `${people} people were`} brought in.</p>
      <h2 className="govuk-heading-m">What to do next</h2>
      <ol className="govuk-list govuk-list--number">
        <li>
          <a className="govuk-link" href="/agreement">
            Ask each of them what they agree to
          </a>
          .
        </li>
        <li>
          <a className="govuk-link" href={path}>
            Open each participant
          </a>{' '}
          and confirm how they can be reached safely. Nothing is sent before that.
        </li>
        <li>Delete the spreadsheet from your computer and from your email.</li>
      </ol>
      <h2 className="govuk-heading-m">Undo</h2>
      <WarningText>
        Undoing removes these people for good, with all that was brought in about them. Whoever has been worked with
        since is kept.
      </WarningText>
      <p className="govuk-body">You can undo this until {until}.</p>
      <ServiceForm intent="undo">
        <Button classes="govuk-button--warning" preventDoubleClick>
          Undo, take them out again
        </Button>
      </ServiceForm>
    </>
  )
}

function Undone({ shown: { kept }, path }: DoneProps) {
  return (
    <>
      <p className="govuk-body">
        {kept.length === 0
          ? 'Everybody from the file was taken out again. Nothing about them is held.'
          : 'Those nobody has worked with were taken out again. These were kept:'}
      </p>
      {kept.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {kept.map(({ reference, why }) => (
            <li key={reference}>
              <a className="govuk-link" href={`/participants/${reference}`}>
                {reference}
              </a>
              : {why}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href={path}>
          Back to the participants
        </a>
      </p>
    </>
  )
}
