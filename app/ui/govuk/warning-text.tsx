import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface WarningTextProps extends Common {
  iconFallbackText?: string
  children: ReactNode
}

export function WarningText({ iconFallbackText = 'Warning', classes, attributes, children }: WarningTextProps) {
  return (
    <div className={joined('govuk-warning-text', classes)} {...attributes}>
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{' '}
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">{iconFallbackText}</span> {children}
      </strong>
    </div>
  )
}
