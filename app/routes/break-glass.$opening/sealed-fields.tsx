import { type Look, type SealedField, sealedFieldWords } from '#app/domain/break-glass/status.ts'
import { SummaryList } from '#app/ui/govuk/index.ts'

type SealedFieldsProps = { fields: { field: SealedField; value: string }[]; here: string; look: Look }

/** Who they are, or how they can be reached: never both on one page. */
export function SealedFields({ fields, here, look }: SealedFieldsProps) {
  const other =
    look === 'person'
      ? { href: `${here}?show=contact`, text: 'Show how they can be reached instead' }
      : { href: here, text: 'Show who they are instead' }
  return (
    <>
      <h2 className="govuk-heading-m">{look === 'person' ? 'About the participant' : 'How they can be reached'}</h2>
      <SummaryList
        rows={fields.map(({ field, value }) => ({
          key: sealedFieldWords[field],
          value: <span className="app-break app-lines">{value}</span>,
        }))}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={other.href}>
          {other.text}
        </a>
        . Each look is written into the audit trail.
      </p>
      <p className="govuk-body">Use it for your reason alone. Do not copy it, and do not leave this page open.</p>
    </>
  )
}
