import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface HintProps extends Common {
  id?: string
  children: ReactNode
}

export function Hint({ id, classes, attributes, children }: HintProps) {
  return (
    <div id={id} className={joined('govuk-hint', classes)} {...attributes}>
      {children}
    </div>
  )
}
