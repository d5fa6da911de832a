import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'
import { Tag, type TagOptions } from './tag'

export interface PhaseBannerProps extends Common {
  tag: string | TagOptions
  children: ReactNode
}

export function PhaseBanner({ tag, classes, attributes, children }: PhaseBannerProps) {
  const { text, classes: tagClasses } = typeof tag === 'string' ? { text: tag } : tag
  return (
    <div className={joined('govuk-phase-banner govuk-width-container', classes)} {...attributes}>
      <p className="govuk-phase-banner__content">
        <Tag classes={joined('govuk-phase-banner__content__tag', tagClasses)}>{text}</Tag>{' '}
        <span className="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  )
}
