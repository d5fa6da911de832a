import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface ErrorMessageProps extends Common {
  id?: string
  /** Read out before the message; `false` leaves it out. */
  visuallyHiddenText?: string | false
  children: ReactNode
}

export function ErrorMessage(props: ErrorMessageProps) {
  const { id, visuallyHiddenText = 'Error', classes, attributes, children } = props
  return (
    <p id={id} className={joined('govuk-error-message', classes)} {...attributes}>
      {visuallyHiddenText ? (
        <>
          <span className="govuk-visually-hidden">{visuallyHiddenText}:</span>{' '}
        </>
      ) : null}
      {children}
    </p>
  )
}
