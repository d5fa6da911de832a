import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Details, Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Props = { alias: string; refused: RefusedForm | undefined; closed: 'hidden' | 'erased' | null }

/** Changes the name somebody goes by. Not while names are hidden: a reference in the field would become the name. */
export function NameForm({ alias, refused, closed }: Props) {
  if (closed === 'erased') return null
  const form = refusedForm(refused?.typed.intent === 'rename' ? refused : null)
  if (closed === 'hidden')
    return (
      <p className="govuk-body">Names are hidden on this screen. To change the name they go by, show names first.</p>
    )
  return (
    <Details summary="Change the name they go by" open={form.refused}>
      <ServiceForm
        intent="rename"
        submit="Change name"
        submitClasses="govuk-button--secondary"
        whoSees="Only your forum’s facilitator sees this name. The Board and the police never do."
      >
        <input type="hidden" name="was" value={alias} />
        <Input
          name="alias"
          label="First name or nickname"
          hint="A first name or nickname they chose. Never a surname."
          classes="govuk-input--width-20"
          autocomplete="off"
          spellcheck={false}
          defaultValue={form.value('alias', alias)}
          errorMessage={form.error('alias')}
        />
      </ServiceForm>
    </Details>
  )
}
