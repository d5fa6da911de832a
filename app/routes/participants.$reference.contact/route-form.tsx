import { plainRoute } from '#app/domain/contact/rules.ts'
import { type RouteKind, routeWords, SENDER_MAX, SUBJECT_MAX } from '#app/domain/contact/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Checkboxes, Input, Radios, Textarea } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { SameAddress } from './same-address.tsx'
import { TimesFields } from './times-fields.tsx'
import type { ContactView } from './view.server.ts'
import { whoSees } from './words.ts'

type Refused = (RefusedForm & { others?: string[] }) | undefined
type RouteFormProps = { route: RouteKind; view: ContactView; refused: Refused }

/** One way to reach them: where, and all that makes it safe. Saving it confirms it. */
export function RouteForm({ route: kind, view, refused }: RouteFormProps) {
  const form = refusedForm(refused)
  const held = view.routes.find((one) => one.kind === kind)
  const rules = held?.rules ?? plainRoute
  return (
    <ServiceForm intent="save-route" submit="Save, confirmed today" whoSees={whoSees}>
      <input type="hidden" name="route" value={kind} />
      <input type="hidden" name="version" value={held?.version ?? 0} />
      <SameAddress others={refused?.others ?? []} />
      <AddressField kind={kind} masked={held?.masked ?? null} form={form} />
      <Radios
        name="safe"
        fieldset={{
          legend: `Is it safe to ${routeWords[kind].use.replace('send', 'send them').replace('ring', 'ring them')}?`,
        }}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No, do not use it', hint: 'We keep it, so that nobody asks again.' },
        ]}
        defaultValue={form.value('safe', rules.safe ? 'yes' : 'no')}
        errorMessage={form.error('safe')}
      />
      {kind === 'post' ? null : <TimesFields form={form} times={rules.times} />}
      {kind === 'call' ? <CallFields form={form} rules={rules} /> : null}
      <Input
        name="sender"
        label={senderLabels[kind]}
        hint="A name that tells nobody else anything, such as a first name. Leave it empty for our neutral one."
        classes="govuk-input--width-20"
        autocomplete="off"
        attributes={{ maxLength: SENDER_MAX * 2 }}
        defaultValue={form.value('sender', rules.sender ?? '')}
        errorMessage={form.error('sender')}
      />
      {kind === 'email' ? (
        <Input
          name="subject"
          label="Subject of emails"
          hint="Like “Thursday’s appointment”. Leave it empty for our neutral one."
          autocomplete="off"
          attributes={{ maxLength: SUBJECT_MAX * 2 }}
          defaultValue={form.value('subject', rules.subject ?? '')}
          errorMessage={form.error('subject')}
        />
      ) : null}
    </ServiceForm>
  )
}

const senderLabels: Record<RouteKind, string> = {
  email: 'Name that emails come from',
  text: 'Name under a text message',
  call: 'Name the caller gives',
  post: 'Name under a letter',
}

type Form = ReturnType<typeof refusedForm>

function AddressField({ kind, masked, form }: { kind: RouteKind; masked: string | null; form: Form }) {
  const { address } = routeWords[kind]
  const label = address.charAt(0).toUpperCase() + address.slice(1)
  const keeps = masked
    ? `Leave it empty to keep the one we hold: ${masked}`
    : 'One only, and theirs alone if it can be.'
  const field = {
    name: 'address',
    label,
    hint: keeps,
    defaultValue: form.value('address'),
    errorMessage: form.error('address'),
  }
  if (kind === 'post') return <Textarea {...field} rows={5} autocomplete="off" spellcheck={false} />
  const isPhone = kind !== 'email'
  return (
    <Input
      {...field}
      type={isPhone ? 'tel' : 'email'}
      inputMode={isPhone ? 'tel' : 'email'}
      autocomplete="off"
      spellcheck={false}
      classes="govuk-input--width-20"
    />
  )
}

function CallFields({ form, rules }: { form: Form; rules: typeof plainRoute }) {
  return (
    <>
      <Checkboxes
        name="voicemail"
        fieldset={{ legend: 'Voicemail' }}
        items={[{ value: 'yes', text: 'We may leave a message, in neutral words' }]}
        defaultValues={form.values('voicemail', rules.voicemail ? ['yes'] : [])}
        errorMessage={form.error('voicemail')}
      />
      <Checkboxes
        name="withhold"
        fieldset={{ legend: 'Our number' }}
        items={[{ value: 'yes', text: 'Withhold it' }]}
        defaultValues={form.values('withhold', rules.withhold ? ['yes'] : [])}
        errorMessage={form.error('withhold')}
      />
    </>
  )
}
