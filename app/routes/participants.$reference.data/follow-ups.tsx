import { transition } from '#app/domain/data-rights/life-cycle.ts'
import { packPartWords } from '#app/domain/data-rights/pack-page.ts'
import {
  CHECKS_BY_STAFF,
  CORRECTIONS,
  correctionWords,
  identityWords,
  PACK_PARTS,
  type PackPart,
} from '#app/domain/data-rights/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, Checkboxes, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import type { ShownRequest } from './shown.server.ts'

type Props = { request: ShownRequest; refused: RefusedForm | undefined }

/** What the facilitator can do about a request: the buttons of its life-cycle. */
export function FollowUps({ request, refused }: Props) {
  const can = (action: ShownRequest['actions'][number]) => request.actions.includes(action)
  return (
    <>
      {can('check') ? <Check request={request} refused={refused} /> : null}
      {can('given') ? <HandOver request={request} /> : null}
      {can('corrected') ? <Corrected request={request} refused={refused} /> : null}
      {can('withdraw') ? <Simple request={request} action="withdraw" /> : null}
    </>
  )
}

function Simple({ request, action }: { request: ShownRequest; action: 'withdraw' | 'given' }) {
  const words = transition(request, action)?.words
  if (!words) return null
  return (
    <ServiceForm intent={action} submit={words.button} submitClasses="govuk-button--secondary app-last">
      <input type="hidden" name="request" value={request.id} />
      <p className="govuk-hint">{words.help}</p>
    </ServiceForm>
  )
}

function Check({ request, refused }: Props) {
  const form = refusedForm(refused)
  const words = transition(request, 'check')?.words
  return (
    <ServiceForm intent="check" submit={words?.button} submitClasses="govuk-button--secondary">
      <input type="hidden" name="request" value={request.id} />
      <Radios
        name="identity"
        idPrefix={`identity-${request.id}`}
        fieldset={{ legend: { text: 'How did you make sure?', classes: 'govuk-fieldset__legend--s' } }}
        hint={words?.help}
        items={CHECKS_BY_STAFF.map((check) => ({ value: check, text: identityWords[check] }))}
        defaultValue={form.value('identity')}
        errorMessage={form.error('identity')}
      />
    </ServiceForm>
  )
}

/** Two parts, each to read or for a computer: how somebody is reached and which forum they are in never lie together. */
function HandOver({ request }: { request: ShownRequest }) {
  return (
    <>
      <ul className="govuk-list govuk-list--spaced">
        {PACK_PARTS.map((part) => (
          <li key={part}>
            {packPartWords[part].label}: {packPartWords[part].holds}
            {request.partsGiven.includes(part) ? ' (taken)' : ''}
            <div className="govuk-button-group">
              <PackButton request={request.id} part={part} form="page" text="Take it to print" />
              <PackButton request={request.id} part={part} form="data" text="Take it for a computer" />
            </div>
          </li>
        ))}
      </ul>
      {PACK_PARTS.every((part) => request.partsGiven.includes(part)) ? (
        <Simple request={request} action="given" />
      ) : null}
    </>
  )
}

type PackProps = { request: string; part: PackPart; form: 'page' | 'data'; text: string }

function PackButton({ request, part, form, text }: PackProps) {
  return (
    <ServiceForm action={`/data/requests/${request}/pack`}>
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="form" value={form} />
      <Button classes="govuk-button--secondary app-last">
        {text}
        <span className="govuk-visually-hidden">: {packPartWords[part].label}</span>
      </Button>
    </ServiceForm>
  )
}

function Corrected({ request, refused }: Props) {
  const form = refusedForm(refused)
  const words = transition(request, 'corrected')?.words
  return (
    <ServiceForm
      intent="corrected"
      submit={words?.button}
      whoSees="The data protection officer sees which of these you changed, never what stands in them."
    >
      <input type="hidden" name="request" value={request.id} />
      <Checkboxes
        name="fields"
        idPrefix={`fields-${request.id}`}
        fieldset={{ legend: { text: 'What did you change?', classes: 'govuk-fieldset__legend--s' } }}
        hint={words?.help}
        items={CORRECTIONS.map((field) => ({ value: field, text: correctionWords[field] }))}
        defaultValues={form.values('fields')}
        errorMessage={form.error('fields')}
      />
    </ServiceForm>
  )
}
