import { type AdjustmentKind, adjustmentWords } from '#app/domain/contact/adjustments.ts'
import { Tag } from '#app/ui/govuk/index.ts'

type ContactSectionProps = {
  reference: string
  /** Whether they can be reached, in one line and without any address: the forum stands on this page (security.md PRV-04). */
  contact: { isOpen: boolean; words: string }
  adjustments: { id: string; kind: AdjustmentKind }[]
}

/** Safe contact and adjustments at a glance. */
export function ContactSection({ reference, contact, adjustments }: ContactSectionProps) {
  const here = `/participants/${reference}`
  return (
    <>
      <h2 className="govuk-heading-m">Safe contact</h2>
      <p className="govuk-body">
        <Tag classes={contact.isOpen ? 'govuk-tag--green' : 'govuk-tag--red'}>
          {contact.isOpen ? 'Safe' : 'Not now'}
        </Tag>{' '}
        {contact.words}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`${here}/contact`}>
          Safe contact
        </a>
      </p>
      <h2 className="govuk-heading-m">Adjustments</h2>
      <p className="govuk-body">
        {adjustments.length === 0
          ? 'None asked for yet.'
          : adjustments.map(({ kind }) => adjustmentWords[kind].label).join(', ')}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`${here}/adjustments`}>
          Adjustments
        </a>
      </p>
    </>
  )
}
