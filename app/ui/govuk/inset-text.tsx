import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface InsetTextProps extends Common {
  id?: string
  children: ReactNode
}

export function InsetText({ id, classes, attributes, children }: InsetTextProps) {
  return (
    <div id={id} className={joined('govuk-inset-text', classes)} {...attributes}>
      {children}
    </div>
  )
}
