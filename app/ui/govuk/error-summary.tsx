import type { ReactNode } from 'react'
import { type Attributes, type Common, joined, positioned } from './parts/attributes'

export interface ErrorSummaryItem {
  text: ReactNode
  /** `#` and the id of the control; the id is the control's name unless one was given. */
  href?: string
  attributes?: Attributes
}

export interface ErrorSummaryProps extends Common {
  title?: ReactNode
  description?: ReactNode
  errorList?: ErrorSummaryItem[]
  disableAutoFocus?: boolean
}

function ErrorItem({ text, href, attributes }: ErrorSummaryItem) {
  if (!href) return <li>{text}</li>
  return (
    <li>
      <a href={href} {...attributes}>
        {text}
      </a>
    </li>
  )
}

export function ErrorSummary(props: ErrorSummaryProps) {
  const { title = 'There is a problem', description, errorList = [], disableAutoFocus, classes, attributes } = props
  return (
    <div
      className={joined('govuk-error-summary', classes)}
      data-disable-auto-focus={disableAutoFocus}
      {...attributes}
      data-module="govuk-error-summary"
    >
      {/* The alert is kept apart from the element that takes focus, or screen readers may miss part of it. */}
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          {description ? <p>{description}</p> : null}
          {errorList.length > 0 ? (
            <ul className="govuk-list govuk-error-summary__list">
              {positioned(errorList).map(({ entry, key }) => (
                <ErrorItem key={key} {...entry} />
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </div>
  )
}
