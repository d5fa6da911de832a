import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface BackLinkProps extends Common {
  href?: string
  children?: ReactNode
}

export function BackLink({ href = '#', children = 'Back', classes, attributes }: BackLinkProps) {
  return (
    <a href={href} className={joined('govuk-back-link', classes)} {...attributes}>
      {children}
    </a>
  )
}
