import { type RevealField, type RevealReason, revealFieldWords, revealReasonWords } from '#app/domain/contact/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type RevealFormProps = { field: RevealField; left: number; refused: RefusedForm | undefined }
const reasons = Object.entries(revealReasonWords) as [RevealReason, string][]

/** Asks why, before anything is shown. */
export function RevealForm({ field, left, refused }: RevealFormProps) {
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
        fieldset={{ legend: 'Why do you need to see it?' }}
        items={reasons.map(([value, text]) => ({ value, text }))}
        defaultValue={form.value('reason')}
        errorMessage={form.error('reason')}
      />
      <p className="govuk-body-s">You can look at {left} more today.</p>
    </ServiceForm>
  )
}
