import { type RevealField, revealFieldWords } from '#app/domain/contact/status.ts'
import { WarningText } from '#app/ui/govuk/index.ts'

/** The field, once. */
export function Shown({ field, value }: { field: RevealField; value: string }) {
  return (
    <>
      <div className="app-card">
        <p className="govuk-visually-hidden">{revealFieldWords[field]}</p>
        <p className="govuk-body-l app-break app-lines">{value}</p>
      </div>
      <WarningText>
        It is not shown again when you leave or load this page. Do not write it down or copy it elsewhere.
      </WarningText>
    </>
  )
}
