import type { ReactNode } from 'react'
import { type Attributes, type Common, joined, positioned } from './parts/attributes'

export interface FooterLink {
  href: string
  text: ReactNode
  attributes?: Attributes
}

export interface FooterNavigation {
  title: ReactNode
  items?: FooterLink[]
  columns?: number
  width?: string
}

export interface FooterProps extends Common {
  containerClasses?: string
  navigation?: FooterNavigation[]
  meta?: { visuallyHiddenTitle?: string; items?: FooterLink[]; text?: ReactNode }
}

function Link({ href, text, attributes }: FooterLink) {
  return (
    <a className="govuk-footer__link" href={href} {...attributes}>
      {text}
    </a>
  )
}

function Section({ title, items = [], columns, width = 'full' }: FooterNavigation) {
  return (
    <div className={`govuk-footer__section govuk-grid-column-${width}`}>
      <h2 className="govuk-footer__heading govuk-heading-m">{title}</h2>
      {items.length > 0 ? (
        <ul className={joined('govuk-footer__list', columns ? `govuk-footer__list--columns-${columns}` : '')}>
          {positioned(items).map(({ entry, key }) => (
            <li className="govuk-footer__list-item" key={key}>
              <Link {...entry} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function Meta({ visuallyHiddenTitle = 'Support links', items = [], text }: NonNullable<FooterProps['meta']>) {
  return (
    <div className="govuk-footer__meta">
      <div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
        <h2 className="govuk-visually-hidden">{visuallyHiddenTitle}</h2>
        {items.length > 0 ? (
          <ul className="govuk-footer__inline-list">
            {positioned(items).map(({ entry, key }) => (
              <li className="govuk-footer__inline-list-item" key={key}>
                <Link {...entry} />
              </li>
            ))}
          </ul>
        ) : null}
        {text ? <div className="govuk-footer__meta-custom">{text}</div> : null}
      </div>
    </div>
  )
}

/** Upstream's footer without the crown, the licence and the copyright: those belong to GOV.UK. */
export function Footer({ containerClasses, navigation = [], meta, classes, attributes }: FooterProps) {
  return (
    <div className={joined('govuk-footer', classes)} {...attributes}>
      <div className={joined('govuk-width-container', containerClasses)}>
        {navigation.length > 0 ? (
          <>
            <div className="govuk-footer__navigation">
              {positioned(navigation).map(({ entry, key }) => (
                <Section key={key} {...entry} />
              ))}
            </div>
            <hr className="govuk-footer__section-break" />
          </>
        ) : null}
        {meta ? <Meta {...meta} /> : null}
      </div>
    </div>
  )
}
