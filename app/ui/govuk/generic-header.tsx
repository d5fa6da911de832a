import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface GenericHeaderProps extends Common {
  logo: ReactNode
  url?: string
  containerClasses?: string
}

/** For services off GOV.UK: no crown, no GOV.UK wordmark. */
export function GenericHeader(props: GenericHeaderProps) {
  const { logo, url = '/', containerClasses = 'govuk-width-container', classes, attributes } = props
  return (
    <div className={joined('govuk-generic-header', classes)} {...attributes}>
      <div className={joined('govuk-generic-header__container', containerClasses)}>
        <div className="govuk-generic-header__logo">
          <a href={url} className="govuk-generic-header__homepage-link">
            {logo}
          </a>
        </div>
      </div>
    </div>
  )
}
