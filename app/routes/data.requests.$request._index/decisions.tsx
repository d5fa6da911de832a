import { type RequestAction, transition } from '#app/domain/data-rights/life-cycle.ts'
import { type ExtensionReason, extensionWords, refusalsOf, refusalWords } from '#app/domain/data-rights/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, Details, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import type { Shown, ShownPlan } from './shown.server.ts'

type Props = { request: Shown; plan: ShownPlan | null; refused: RefusedForm | undefined }

/** The buttons of the life-cycle. What cannot be undone leads to a page that asks first. */
export function Decisions({ request, plan, refused }: Props) {
  if (request.actions.length === 0) return null
  const main = request.actions.filter((action) => action !== 'extend' && action !== 'refuse')
  return (
    <>
      <h2 className="govuk-heading-m">Decide</h2>
      {main.map((action) => (
        <MainAction key={action} {...{ request, plan, action }} />
      ))}
      {request.actions.includes('refuse') ? <Refuse request={request} refused={refused} /> : null}
      {request.actions.includes('extend') ? <Extend request={request} refused={refused} /> : null}
    </>
  )
}

function MainAction({ request, plan, action }: { request: Shown; plan: ShownPlan | null; action: RequestAction }) {
  const row = transition(request, action)
  if (!row) return null
  if (row.needsIdentity && request.identity === null)
    return <p className="govuk-body">{row.words.button}: not before somebody made sure who asks.</p>
  if (action === 'erase' && !request.cutShort && (plan?.hold || plan?.waitsForCopy))
    return <p className="govuk-body">{row.words.button}: not yet, for the reason above.</p>
  if (action === 'erase')
    return (
      <>
        <p className="govuk-hint">{row.words.help}</p>
        <Button href={`/data/requests/${request.id}?confirm=erase`} classes="govuk-button--warning">
          {request.cutShort ? 'Finish the erasure' : row.words.button}
        </Button>
      </>
    )
  return (
    <ServiceForm intent={action} submit={row.words.button}>
      <p className="govuk-hint">{row.words.help}</p>
    </ServiceForm>
  )
}

type FormProps = Pick<Props, 'request' | 'refused'>

function Refuse({ request, refused }: FormProps) {
  const form = refusedForm(refused)
  const words = transition(request, 'refuse')?.words
  return (
    <Details summary="Refuse it" open={form.value('intent') === 'refuse'}>
      <ServiceForm
        intent="refuse"
        submit={words?.button}
        submitClasses="govuk-button--secondary"
        whoSees="The facilitator and the person themselves see the reason."
      >
        <Radios
          name="refusal"
          fieldset={{ legend: { text: 'Why is it refused?', classes: 'govuk-fieldset__legend--s' } }}
          hint={words?.help}
          items={refusalsOf(request.kind).map((value) => ({ value, text: refusalWords[value] }))}
          defaultValue={form.value('refusal')}
          errorMessage={form.error('refusal')}
        />
      </ServiceForm>
    </Details>
  )
}

function Extend({ request, refused }: FormProps) {
  const form = refusedForm(refused)
  const words = transition(request, 'extend')?.words
  return (
    <Details summary="Take more time" open={form.value('intent') === 'extend'}>
      <ServiceForm
        intent="extend"
        submit={words?.button}
        submitClasses="govuk-button--secondary"
        whoSees="Only data protection officers see the reason here. The facilitator tells the person."
      >
        <Radios
          name="reason"
          fieldset={{ legend: { text: 'Why does it take longer?', classes: 'govuk-fieldset__legend--s' } }}
          hint={words?.help}
          items={(Object.keys(extensionWords) as ExtensionReason[]).map((value) => ({
            value,
            text: extensionWords[value],
          }))}
          defaultValue={form.value('reason')}
          errorMessage={form.error('reason')}
        />
      </ServiceForm>
    </Details>
  )
}
