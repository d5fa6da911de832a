import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface SkipLinkProps extends Common {
  href?: string
  children?: ReactNode
}

export function SkipLink(props: SkipLinkProps) {
  const { href = '#content', children = 'Skip to main content', classes, attributes } = props
  return (
    <a href={href} className={joined('govuk-skip-link', classes)} {...attributes} data-module="govuk-skip-link">
      {children}
    </a>
  )
}
