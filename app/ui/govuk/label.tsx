import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface LabelOptions extends Common {
  text: ReactNode
  isPageHeading?: boolean
}

export interface LabelProps extends Common {
  htmlFor?: string
  isPageHeading?: boolean
  children?: ReactNode
}

export function Label({ htmlFor, isPageHeading, classes, attributes, children }: LabelProps) {
  if (!children) return null
  const label = (
    <label className={joined('govuk-label', classes)} htmlFor={htmlFor} {...attributes}>
      {children}
    </label>
  )
  return isPageHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label
}
