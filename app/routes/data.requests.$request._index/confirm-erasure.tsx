import { transition } from '#app/domain/data-rights/life-cycle.ts'
import { WarningText } from '#app/ui/govuk/index.ts'
import { ConfirmButtons } from '#app/ui/service/confirm-buttons.tsx'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page } from '#app/ui/service/page.tsx'
import type { Shown, ShownPlan } from './shown.server.ts'
import { Plan } from './what-happens.tsx'

/** Asks before somebody is erased: what goes, what stays, the button, and the way back. */
export function ConfirmErasure({ request, plan }: { request: Shown; plan: ShownPlan }) {
  const here = `/data/requests/${request.id}`
  const blocked = !plan.begun && (plan.hold !== null || plan.waitsForCopy)
  return (
    <Page
      title={`Erase everything about ${request.reference}: are you sure?`}
      back={{ href: here, text: 'The request' }}
    >
      <Plan plan={plan} level={2} />
      {blocked ? (
        <a className="govuk-link" href={here}>
          Back to the request
        </a>
      ) : (
        <>
          <WarningText>
            You cannot undo this. Nobody will be able to reach them or to know who they were. Ask the facilitator first
            whether they still have to be told something.
          </WarningText>
          <ServiceForm intent="erase" action={here}>
            <ConfirmButtons cancel={here}>{transition(request, 'erase')?.words.button}</ConfirmButtons>
          </ServiceForm>
        </>
      )}
    </Page>
  )
}
