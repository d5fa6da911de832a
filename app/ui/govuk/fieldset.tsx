import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface LegendOptions {
  text: ReactNode
  classes?: string
  isPageHeading?: boolean
}

export interface FieldsetProps extends Common {
  legend?: string | LegendOptions
  describedBy?: string
  role?: string
  children?: ReactNode
}

function Legend({ text, classes, isPageHeading }: LegendOptions) {
  return (
    <legend className={joined('govuk-fieldset__legend', classes)}>
      {isPageHeading ? <h1 className="govuk-fieldset__heading">{text}</h1> : text}
    </legend>
  )
}

export function Fieldset({ legend, describedBy, role, classes, attributes, children }: FieldsetProps) {
  return (
    <fieldset className={joined('govuk-fieldset', classes)} role={role} aria-describedby={describedBy} {...attributes}>
      {legend ? <Legend {...(typeof legend === 'string' ? { text: legend } : legend)} /> : null}
      {children}
    </fieldset>
  )
}
