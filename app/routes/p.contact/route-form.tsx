import type { RouteKind } from '#app/domain/contact/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Shown = { kind: RouteKind; masked: string; safe: boolean; on: string | null }

const titles: Record<RouteKind, string> = { email: 'Email', text: 'Text message', call: 'Phone call', post: 'Letter' }
const whoSees = 'The people who run the meeting see your answer.'

/** One way of reaching somebody, its address covered, with the one question. */
export function RouteForm({ route, refused }: { route: Shown; refused: RefusedForm | undefined }) {
  const isThis = refused?.typed.route === route.kind
  const form = refusedForm(isThis ? refused : undefined)
  return (
    <ServiceForm submit="Save" submitClasses="govuk-button--secondary" whoSees={whoSees}>
      <h2 className="govuk-heading-m">{titles[route.kind]}</h2>
      <p className="govuk-body">
        {route.masked}
        <br />
        {standing(route)}
      </p>
      <input type="hidden" name="route" value={route.kind} />
      <Radios
        name="safe"
        idPrefix={`safe-${route.kind}`}
        fieldset={{ legend: 'Is this still safe?' }}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No, stop using it' },
        ]}
        defaultValue={form.value('safe')}
        errorMessage={form.error('safe')}
      />
    </ServiceForm>
  )
}

function standing({ safe, on }: Shown): string {
  if (!safe) return 'We do not use this now.'
  return on ? `You said that it was safe on ${on}.` : 'We do not use this until you say that it is safe.'
}
