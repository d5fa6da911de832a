import { type PlaceAction, type PlaceState, transition } from '#app/domain/participants/status.ts'
import { WarningText } from '#app/ui/govuk/index.ts'
import { ConfirmButtons } from '#app/ui/service/confirm-buttons.tsx'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page } from '#app/ui/service/page.tsx'

type Asked = { alias: string; reference: string; state: PlaceState; action: PlaceAction }

/** Asks before something that cannot be undone: what will happen, the button, and the way back. */
export function ConfirmStep({ alias, reference, state, action }: Asked) {
  const words = transition(state, action)?.words
  if (!words?.confirm) return null
  const here = `/participants/${reference}`
  return (
    <Page
      title={`${words.button}: are you sure?`}
      caption={alias === reference ? reference : `${alias}, ${reference}`}
      back={{ href: here, text: alias }}
    >
      <p className="govuk-body">If you go on:</p>
      <ul className="govuk-list govuk-list--bullet">
        {words.confirm.slice(0, -1).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <WarningText>{words.confirm.at(-1)}</WarningText>
      <ServiceForm intent={action} action={here}>
        <input type="hidden" name="from" value={state} />
        <ConfirmButtons cancel={here}>{words.button}</ConfirmButtons>
      </ServiceForm>
    </Page>
  )
}
