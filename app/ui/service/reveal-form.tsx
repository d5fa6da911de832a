import { type RevealField, type RevealReason, revealFieldWords, revealReasonWords } from '#app/domain/contact/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type RevealFormProps = {
  field: RevealField
  reasons: readonly RevealReason[]
  left: number
  refused: RefusedForm | undefined
}

/** Asks why, before anything is shown. */
export function RevealForm({ field, reasons, left, refused }: RevealFormProps) {
  const form = refusedForm(refused)
  return (
    <ServiceForm
      submit={`Show the ${revealFieldWords[field].toLowerCase()}`}
      whoSees="The data protection officer sees that you looked, when and why. Nobody can take that out again."
    >
      <input type="hidden" name="field" value={field} />
      <p className="govuk-body">It is shown once. Make sure that nobody can look over your shoulder.</p>
      <Radios
        name="reason"
        fieldset={{ legend: { text: 'Why do you need to see it?', classes: 'govuk-fieldset__legend--s' } }}
        items={reasons.map((value) => ({ value, text: revealReasonWords[value] }))}
        defaultValue={form.value('reason')}
        errorMessage={form.error('reason')}
      />
      <p className="govuk-body-s">You can look at {left} more today.</p>
    </ServiceForm>
  )
}
