import { type SealedField, sealedFieldWords } from '#app/domain/break-glass/status.ts'
import { SummaryList } from '#app/ui/govuk/index.ts'

/** What the opener came for. */
export function SealedFields({ fields }: { fields: { field: SealedField; value: string }[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">About the participant</h2>
      <SummaryList
        rows={fields.map(({ field, value }) => ({
          key: sealedFieldWords[field],
          value: <span className="app-break">{value}</span>,
        }))}
      />
      <p className="govuk-body">Use it for your reason alone. Do not copy it, and do not leave this page open.</p>
    </>
  )
}
