import { type RevealField, revealFieldWords } from '#app/domain/contact/status.ts'
import { WarningText } from '#app/ui/govuk/index.ts'

/** For what the gate does not open at this moment. Why, and when it does, is on the page of the check-in. */
export function NotNow({ field }: { field: RevealField }) {
  return (
    <>
      <WarningText>
        The {revealFieldWords[field].toLowerCase()} cannot be shown now. Do not ring, text or write this way.
      </WarningText>
      <p className="govuk-body">The check-in says how they may be asked, and when.</p>
    </>
  )
}
