import type { ReactNode } from 'react'
import { type Attributes, type Common, joined, type Maybe, positioned } from './parts/attributes'

export interface PaginationLink {
  href: string
  text?: ReactNode
  labelText?: string
  attributes?: Attributes
}

export interface PaginationPage {
  number: string | number
  href: string
  current?: boolean
  visuallyHiddenText?: string
  attributes?: Attributes
}

export interface PaginationProps extends Common {
  previous?: PaginationLink
  next?: PaginationLink
  items?: Maybe<PaginationPage | { ellipsis: true }>[]
  landmarkLabel?: string
}

const paths = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function Arrow({ kind }: { kind: 'prev' | 'next' }) {
  return (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${kind}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={paths[kind]} />
    </svg>
  )
}

function ArrowLink({ link, kind, isBlock }: { link: PaginationLink; kind: 'prev' | 'next'; isBlock: boolean }) {
  const isPlain = isBlock && !link.labelText
  const word = kind === 'prev' ? 'Previous' : 'Next'
  return (
    <div className={`govuk-pagination__${kind}`}>
      <a className="govuk-link govuk-pagination__link" href={link.href} rel={kind} {...link.attributes}>
        {isBlock || kind === 'prev' ? <Arrow kind={kind} /> : null}
        <span className={joined('govuk-pagination__link-title', isPlain && 'govuk-pagination__link-title--decorated')}>
          {link.text ?? (
            <>
              {word}
              <span className="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {link.labelText && isBlock ? (
          <>
            {' '}
            <span className="govuk-visually-hidden">:</span>{' '}
            <span className="govuk-pagination__link-label">{link.labelText}</span>
          </>
        ) : null}
        {!isBlock && kind === 'next' ? <Arrow kind={kind} /> : null}
      </a>
    </div>
  )
}

function Page({ number, href, current, visuallyHiddenText = `Page ${number}`, attributes }: PaginationPage) {
  return (
    <li className={joined('govuk-pagination__item', current && 'govuk-pagination__item--current')}>
      <a
        className="govuk-link govuk-pagination__link"
        href={href}
        aria-label={visuallyHiddenText}
        aria-current={current ? 'page' : undefined}
        {...attributes}
      >
        {number}
      </a>
    </li>
  )
}

export function Pagination(props: PaginationProps) {
  const { previous, next, items, landmarkLabel = 'Pagination', classes, attributes } = props
  const isBlock = !items && Boolean(previous || next)
  const className = joined('govuk-pagination', isBlock && 'govuk-pagination--block', classes)
  return (
    <nav className={className} aria-label={landmarkLabel} {...attributes}>
      {previous ? <ArrowLink link={previous} kind="prev" isBlock={isBlock} /> : null}
      {items ? (
        <ul className="govuk-pagination__list">
          {positioned(items).map(({ entry, key }) => {
            if (!('ellipsis' in entry)) return <Page key={key} {...entry} />
            return (
              <li className="govuk-pagination__item govuk-pagination__item--ellipsis" key={key}>
                ⋯
              </li>
            )
          })}
        </ul>
      ) : null}
      {next ? <ArrowLink link={next} kind="next" isBlock={isBlock} /> : null}
    </nav>
  )
}
