import type { ReactNode } from 'react'
import { type Attributes, type Common, joined, positioned } from './parts/attributes'

export interface BreadcrumbItem {
  text: ReactNode
  /** Without one it is the current page. */
  href?: string
  attributes?: Attributes
}

export interface BreadcrumbsProps extends Common {
  items: BreadcrumbItem[]
  collapseOnMobile?: boolean
  labelText?: string
}

function Crumb({ text, href, attributes }: BreadcrumbItem) {
  if (!href) {
    return (
      <li className="govuk-breadcrumbs__list-item" aria-current="page">
        {text}
      </li>
    )
  }
  return (
    <li className="govuk-breadcrumbs__list-item">
      <a className="govuk-breadcrumbs__link" href={href} {...attributes}>
        {text}
      </a>
    </li>
  )
}

export function Breadcrumbs(props: BreadcrumbsProps) {
  const { items, collapseOnMobile, labelText = 'Breadcrumb', classes, attributes } = props
  const className = joined('govuk-breadcrumbs', classes, collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')
  return (
    <nav className={className} aria-label={labelText} {...attributes}>
      <ol className="govuk-breadcrumbs__list">
        {positioned(items).map(({ entry, key }) => (
          <Crumb key={key} {...entry} />
        ))}
      </ol>
    </nav>
  )
}
