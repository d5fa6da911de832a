import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface TagOptions extends Common {
  text: ReactNode
}

export interface TagProps extends Common {
  children: ReactNode
}

export function Tag({ classes, attributes, children }: TagProps) {
  return (
    <strong className={joined('govuk-tag', classes)} {...attributes}>
      {children}
    </strong>
  )
}
