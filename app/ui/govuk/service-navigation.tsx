import type { ReactNode } from 'react'
import { type Attributes, type Common, joined, type Maybe, positioned } from './parts/attributes'

export interface ServiceNavigationItem {
  text: ReactNode
  href?: string
  /** This very page. */
  current?: boolean
  /** A page below this item. */
  active?: boolean
  attributes?: Attributes
}

export interface ServiceNavigationProps extends Common {
  serviceName?: ReactNode
  serviceUrl?: string
  navigation?: Maybe<ServiceNavigationItem>[]
  navigationLabel?: string
  navigationId?: string
  navigationClasses?: string
  menuButtonText?: string
  menuButtonLabel?: string
  collapseNavigationOnMobile?: boolean
  ariaLabel?: string
  slots?: {
    start?: ReactNode
    end?: ReactNode
    /** Puts the end slot beside the navigation where there is room, as for signing out. */
    endAlign?: 'inline'
    navigationStart?: ReactNode
    navigationEnd?: ReactNode
  }
}

function ServiceName({ serviceName, serviceUrl }: ServiceNavigationProps) {
  return (
    <span className="govuk-service-navigation__service-name">
      {serviceUrl ? (
        <a href={serviceUrl} className="govuk-service-navigation__link">
          {serviceName}
        </a>
      ) : (
        <span className="govuk-service-navigation__text">{serviceName}</span>
      )}
    </span>
  )
}

function Item({ text, href, current, active, attributes }: ServiceNavigationItem) {
  const isActive = active || current
  const ariaCurrent = isActive ? (current ? 'page' : 'true') : undefined
  // A strong element still shows the current item to people who override colours.
  const content = isActive ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text
  return (
    <li className={joined('govuk-service-navigation__item', isActive && 'govuk-service-navigation__item--active')}>
      {href ? (
        <a className="govuk-service-navigation__link" href={href} aria-current={ariaCurrent} {...attributes}>
          {content}
        </a>
      ) : (
        <span className="govuk-service-navigation__text" aria-current={ariaCurrent}>
          {content}
        </span>
      )}
    </li>
  )
}

function Toggle({ menuButtonText, menuButtonLabel, navigationId }: ServiceNavigationProps) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: hidden until the script shows it and drops both attributes
    <button
      type="button"
      className="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
      aria-controls={navigationId}
      aria-label={menuButtonLabel === menuButtonText ? undefined : menuButtonLabel}
      hidden
      aria-hidden="true"
    >
      {menuButtonText}
    </button>
  )
}

function Navigation(props: ServiceNavigationProps & { items: ReturnType<typeof positioned<ServiceNavigationItem>> }) {
  const { items, slots, menuButtonText = 'Menu', navigationId = 'navigation' } = props
  return (
    <nav
      aria-label={props.navigationLabel ?? menuButtonText}
      className={joined('govuk-service-navigation__wrapper', props.navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? items.length > 1) ? (
        <Toggle {...props} menuButtonText={menuButtonText} navigationId={navigationId} />
      ) : null}
      <ul className="govuk-service-navigation__list" id={navigationId}>
        {slots?.navigationStart}
        {items.map(({ entry, key }) => (
          <Item key={key} {...entry} />
        ))}
        {slots?.navigationEnd}
      </ul>
    </nav>
  )
}

export function ServiceNavigation(props: ServiceNavigationProps) {
  const { slots, classes, attributes, navigation = [] } = props
  const items = positioned(navigation)
  const content = (
    <div className={joined('govuk-width-container', slots?.endAlign && 'govuk-service-navigation__inlining-container')}>
      {slots?.start}
      <div className="govuk-service-navigation__container">
        {props.serviceName ? <ServiceName {...props} /> : null}
        {items.length > 0 || slots?.navigationStart || slots?.navigationEnd ? (
          <Navigation {...props} items={items} />
        ) : null}
      </div>
      {slots?.end}
    </div>
  )
  const shared = {
    className: joined('govuk-service-navigation', classes),
    'data-module': 'govuk-service-navigation',
    ...attributes,
  }
  if (!props.serviceName && !slots?.start && !slots?.end) return <div {...shared}>{content}</div>
  return (
    <section aria-label={props.ariaLabel ?? 'Service information'} {...shared}>
      {content}
    </section>
  )
}
