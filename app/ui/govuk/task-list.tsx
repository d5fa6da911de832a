import type { ReactNode } from 'react'
import { type Common, joined, type Maybe, positioned } from './parts/attributes'
import { Tag, type TagOptions } from './tag'

export interface TaskListItem {
  title: ReactNode
  /** Without one the task cannot be started. */
  href?: string
  hint?: ReactNode
  status: { text?: ReactNode; tag?: TagOptions; classes?: string }
  classes?: string
}

export interface TaskListProps extends Common {
  items: Maybe<TaskListItem>[]
  idPrefix?: string
}

function Task({ title, href, hint, status, classes, id }: TaskListItem & { id: string }) {
  const describedBy = joined(hint ? `${id}-hint` : '', `${id}-status`)
  return (
    <li className={joined('govuk-task-list__item', href && 'govuk-task-list__item--with-link', classes)}>
      <div className="govuk-task-list__name-and-hint">
        {href ? (
          <a className="govuk-link govuk-task-list__link" href={href} aria-describedby={describedBy}>
            {title}
          </a>
        ) : (
          <div>{title}</div>
        )}
        {hint ? (
          <div id={`${id}-hint`} className="govuk-task-list__hint">
            {hint}
          </div>
        ) : null}
      </div>
      <div className={joined('govuk-task-list__status', status.classes)} id={`${id}-status`}>
        {status.tag ? <Tag {...status.tag}>{status.tag.text}</Tag> : status.text}
      </div>
    </li>
  )
}

export function TaskList({ items, idPrefix = 'task-list', classes, attributes }: TaskListProps) {
  return (
    <ul className={joined('govuk-task-list', classes)} {...attributes}>
      {positioned(items).map(({ entry, position, key }) => (
        <Task key={key} id={`${idPrefix}-${position}`} {...entry} />
      ))}
    </ul>
  )
}
