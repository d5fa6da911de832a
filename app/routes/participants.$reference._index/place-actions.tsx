import { actionsFrom, type PlaceState, transition } from '#app/domain/participants/status.ts'
import { Button, WarningText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page } from '#app/ui/service/page.tsx'

/** The buttons of the state somebody is in. One that cannot be undone asks first. A place is given on the list only. */
export function PlaceActions({ reference, state }: { reference: string; state: PlaceState }) {
  const actions = actionsFrom(state).filter((action) => action !== 'give-place')
  if (actions.length === 0) return null
  return (
    <div className="app-place-actions">
      {actions.map((action) => {
        const words = transition(state, action)?.words
        if (!words) return null
        return words.confirm ? (
          <div key={action}>
            <p className="govuk-hint">{words.help}</p>
            <Button href={`/participants/${reference}?confirm=${action}`} classes="govuk-button--secondary">
              {words.button}
            </Button>
          </div>
        ) : (
          <ServiceForm key={action} intent={action} submit={words.button} submitClasses="govuk-button--secondary">
            <input type="hidden" name="from" value={state} />
            <p className="govuk-hint">{words.help}</p>
          </ServiceForm>
        )
      })}
    </div>
  )
}

/** Asks before somebody leaves: what will happen, the button, and the way back. */
export function ConfirmStep({ alias, reference, state }: { alias: string; reference: string; state: PlaceState }) {
  const words = transition(state, 'leave')?.words
  const here = `/participants/${reference}`
  return (
    <Page
      title={`${words?.button ?? 'They are leaving'}: are you sure?`}
      caption={`${alias}, ${reference}`}
      back={{ href: here, text: alias }}
    >
      <p className="govuk-body">If you go on:</p>
      <ul className="govuk-list govuk-list--bullet">
        {(words?.confirm ?? []).slice(0, -1).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <WarningText>{words?.confirm?.at(-1)}</WarningText>
      <ServiceForm intent="leave" action={here}>
        <input type="hidden" name="from" value={state} />
        <div className="govuk-button-group">
          <Button classes="govuk-button--warning" preventDoubleClick>
            {words?.button ?? 'They are leaving'}
          </Button>
          <a className="govuk-link" href={here}>
            Cancel, change nothing
          </a>
        </div>
      </ServiceForm>
    </Page>
  )
}
