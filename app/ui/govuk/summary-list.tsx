import type { ReactNode } from 'react'
import { type Attributes, type Common, joined, type Maybe, positioned } from './parts/attributes'

export interface SummaryListAction {
  href: string
  text: ReactNode
  /** Says what is changed, as in "Change name". */
  visuallyHiddenText?: string
  classes?: string
  attributes?: Attributes
}

export interface SummaryListRow {
  key: ReactNode
  value: ReactNode
  actions?: SummaryListAction[]
  classes?: string
}

export interface SummaryCard extends Common {
  title?: ReactNode
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6
  actions?: SummaryListAction[]
}

export interface SummaryListProps extends Common {
  rows: Maybe<SummaryListRow>[]
  card?: SummaryCard
}

function ActionLink({ action, cardTitle }: { action: SummaryListAction; cardTitle?: ReactNode }) {
  const { href, text, visuallyHiddenText, classes, attributes } = action
  return (
    <a className={joined('govuk-link', classes)} href={href} {...attributes}>
      {text}
      {visuallyHiddenText || cardTitle ? (
        <span className="govuk-visually-hidden">
          {visuallyHiddenText ? ` ${visuallyHiddenText}` : null}
          {cardTitle ? <> ({cardTitle})</> : null}
        </span>
      ) : null}
    </a>
  )
}

interface ActionsProps {
  actions: SummaryListAction[]
  cardTitle?: ReactNode
  itemClass: string
  listClass: string
}

function ActionList({ actions, cardTitle, itemClass, listClass }: ActionsProps) {
  return (
    <ul className={listClass}>
      {positioned(actions).map(({ entry, key }) => (
        <li className={itemClass} key={key}>
          <ActionLink action={entry} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  )
}

function RowActions({ actions, cardTitle }: { actions: SummaryListAction[]; cardTitle?: ReactNode }) {
  const [only, ...others] = actions
  if (only && others.length === 0) return <ActionLink action={only} cardTitle={cardTitle} />
  const classes = {
    listClass: 'govuk-summary-list__actions-list',
    itemClass: 'govuk-summary-list__actions-list-item',
  }
  return <ActionList actions={actions} cardTitle={cardTitle} {...classes} />
}

function CardActions({ actions, cardTitle }: { actions: SummaryListAction[]; cardTitle?: ReactNode }) {
  const [only, ...others] = actions
  const classes = { listClass: 'govuk-summary-card__actions', itemClass: 'govuk-summary-card__action' }
  if (!only || others.length > 0) return <ActionList actions={actions} cardTitle={cardTitle} {...classes} />
  return (
    <div className={classes.listClass}>
      <ActionLink action={only} cardTitle={cardTitle} />
    </div>
  )
}

function Card({ card, children }: { card: SummaryCard; children: ReactNode }) {
  const { title, headingLevel = 2, actions = [], classes, attributes } = card
  const Heading = `h${headingLevel}` as const
  return (
    <div className={joined('govuk-summary-card', classes)} {...attributes}>
      <div className="govuk-summary-card__title-wrapper">
        {title ? <Heading className="govuk-summary-card__title">{title}</Heading> : null}
        {actions.length > 0 ? <CardActions actions={actions} cardTitle={title} /> : null}
      </div>
      <div className="govuk-summary-card__content">{children}</div>
    </div>
  )
}

interface RowProps {
  row: SummaryListRow
  cardTitle?: ReactNode
  anyActions: boolean
}

function Row({ row, cardTitle, anyActions }: RowProps) {
  const actions = row.actions ?? []
  const isShort = anyActions && actions.length === 0
  return (
    <div className={joined('govuk-summary-list__row', isShort && 'govuk-summary-list__row--no-actions', row.classes)}>
      <dt className="govuk-summary-list__key">{row.key}</dt>
      <dd className="govuk-summary-list__value">{row.value}</dd>
      {actions.length > 0 ? (
        <dd className="govuk-summary-list__actions">
          <RowActions actions={actions} cardTitle={cardTitle} />
        </dd>
      ) : null}
    </div>
  )
}

export function SummaryList({ rows, card, classes, attributes }: SummaryListProps) {
  const present = positioned(rows)
  const anyActions = present.some(({ entry }) => entry.actions?.length)
  const list = (
    <dl className={joined('govuk-summary-list', classes)} {...attributes}>
      {present.map(({ entry, key }) => (
        <Row key={key} row={entry} cardTitle={card?.title} anyActions={anyActions} />
      ))}
    </dl>
  )
  return card ? <Card card={card}>{list}</Card> : list
}
