import { routeWords } from '#app/domain/contact/status.ts'
import { WarningText } from '#app/ui/govuk/index.ts'
import { ConfirmButtons } from '#app/ui/service/confirm-buttons.tsx'
import { ServiceForm } from '#app/ui/service/form.tsx'
import type { ContactView } from './view.server.ts'

type RemoveStepProps = { route: ContactView['routes'][number]['kind']; view: ContactView }

/** Asks before a way is taken away: what goes, the button, and the way back. */
export function RemoveStep({ route: kind, view }: RemoveStepProps) {
  const here = `/participants/${view.reference}/contact`
  const route = view.routes.find((one) => one.kind === kind)
  if (!route) {
    return (
      <p className="govuk-body">
        It is not there any more.{' '}
        <a className="govuk-link" href={here}>
          Back to safe contact
        </a>
      </p>
    )
  }
  return (
    <>
      <p className="govuk-body">
        {routeWords[kind].label}: {route.masked}
      </p>
      <WarningText>
        The {routeWords[kind].address} and what is safe about it are removed. You cannot bring them back.
      </WarningText>
      <p className="govuk-body">If it is only unsafe for now, change it to “not safe” instead.</p>
      <ServiceForm intent="remove-route" action={here}>
        <input type="hidden" name="route" value={kind} />
        <input type="hidden" name="version" value={route.version} />
        <ConfirmButtons cancel={here}>Remove it</ConfirmButtons>
      </ServiceForm>
    </>
  )
}
