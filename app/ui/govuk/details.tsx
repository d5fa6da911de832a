import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface DetailsProps extends Common {
  summary: ReactNode
  id?: string
  open?: boolean
  children: ReactNode
}

export function Details({ summary, id, open, classes, attributes, children }: DetailsProps) {
  return (
    <details id={id} className={joined('govuk-details', classes)} open={open} {...attributes}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  )
}
