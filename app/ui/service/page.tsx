import type { ReactNode } from 'react'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { BackLink } from '../govuk/index.ts'
import { FormErrors } from './form.tsx'
import { SERVICE_NAME } from './layout.tsx'

type PageProps = {
  title: string
  caption?: string
  back?: { href: string; text: string }
  refused?: RefusedForm | null
  /** Where an error leads when a field's first control has another id than the field. */
  ids?: Record<string, string>
  wide?: boolean
  children: ReactNode
}

/** The inside of a page: where back leads, the errors, one heading, the content. */
export function Page({ title, caption, back, refused, ids, wide = false, children }: PageProps) {
  return (
    <>
      {back ? <BackLink href={back.href}>{back.text}</BackLink> : null}
      <div className="govuk-grid-row">
        <div className={wide ? 'govuk-grid-column-full' : 'govuk-grid-column-two-thirds-from-desktop'}>
          <FormErrors refused={refused} ids={ids} />
          <h1 className="govuk-heading-l">
            {caption ? <span className="govuk-caption-l">{caption}</span> : null}
            {title}
          </h1>
          {children}
        </div>
      </div>
    </>
  )
}

/** The document title: the page, then the service. A refused form gets "Error: " in front where pages are rendered. */
export function pageTitle(title: string) {
  return [{ title: `${title} – ${SERVICE_NAME}` }]
}
