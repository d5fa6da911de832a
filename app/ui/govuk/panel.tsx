import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface PanelProps extends Common {
  title: ReactNode
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6
  children?: ReactNode
}

export function Panel({ title, headingLevel = 1, classes, attributes, children }: PanelProps) {
  const Heading = `h${headingLevel}` as const
  const isInterruption = classes?.includes('govuk-panel--interruption')
  const className = joined('govuk-panel', !isInterruption && 'govuk-panel--confirmation', classes)
  return (
    <div className={className} {...attributes}>
      <Heading className="govuk-panel__title">{title}</Heading>
      {children ? <div className="govuk-panel__body">{children}</div> : null}
    </div>
  )
}
