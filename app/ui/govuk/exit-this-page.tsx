import type { ReactNode } from 'react'
import { Button } from './button'
import { type Common, joined } from './parts/attributes'

export interface ExitThisPageProps extends Common {
  id?: string
  redirectUrl?: string
  /** Makes the button send a form there, so that something can end before the page is left; without it, it is a link. */
  action?: string
  children?: ReactNode
}

const words = (
  <>
    <span className="govuk-visually-hidden">Emergency</span> Exit this page
  </>
)

export function ExitThisPage(props: ExitThisPageProps) {
  const { id, redirectUrl = 'https://www.bbc.co.uk/weather', action, classes, attributes, children = words } = props
  const classesOfButton = 'govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button'
  const leave = { rel: 'nofollow noreferrer' }
  return (
    <div id={id} className={joined('govuk-exit-this-page', classes)} data-module="govuk-exit-this-page" {...attributes}>
      {action ? (
        <form method="post" action={action}>
          <Button classes={classesOfButton}>{children}</Button>
        </form>
      ) : (
        <Button href={redirectUrl} classes={classesOfButton} attributes={leave}>
          {children}
        </Button>
      )}
    </div>
  )
}
