import type { ReactNode } from 'react'
import { type Common, joined } from './parts/attributes'

export interface NotificationBannerProps extends Common {
  /** `success` also makes it an alert, read out and focused at once. */
  type?: 'success'
  title?: ReactNode
  titleId?: string
  titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6
  role?: string
  disableAutoFocus?: boolean
  /** One line, set as the banner's heading; use children for anything longer. */
  text?: ReactNode
  children?: ReactNode
}

export function NotificationBanner(props: NotificationBannerProps) {
  const isSuccess = props.type === 'success'
  const { title = isSuccess ? 'Success' : 'Important', titleId = 'govuk-notification-banner-title' } = props
  const Heading = `h${props.titleHeadingLevel ?? 2}` as const
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is a region or an alert, both take a label
    <div
      className={joined('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', props.classes)}
      role={props.role ?? (isSuccess ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
    >
      <div className="govuk-notification-banner__header">
        <Heading className="govuk-notification-banner__title" id={titleId}>
          {title}
        </Heading>
      </div>
      <div className="govuk-notification-banner__content">
        {props.children ?? (props.text ? <p className="govuk-notification-banner__heading">{props.text}</p> : null)}
      </div>
    </div>
  )
}
