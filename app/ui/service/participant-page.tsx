import type { ReactNode } from 'react'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { FormErrors } from './form.tsx'

/** The same title on every page: it stays in the browser's history (security.md LNK-07). */
export const participantTitle = [{ title: 'Your page' }]

type ParticipantPageProps = {
  title: string
  refused?: RefusedForm | null
  ids?: Record<string, string>
  /** That what was sent is kept. */
  saved?: boolean
  /** Whether there is a way back to the list of what can be done here. */
  back?: boolean
  children: ReactNode
}

/** The inside of a page behind a private link: one thing a page, and the way back. */
export function ParticipantPage({ title, refused, ids, saved, back = true, children }: ParticipantPageProps) {
  return (
    <div className="app-page">
      {saved && !refused ? (
        <p className="govuk-inset-text app-saved" role="status">
          Saved.
        </p>
      ) : null}
      <FormErrors refused={refused} ids={ids} />
      <h1 className="govuk-heading-l">{title}</h1>
      {children}
      {back ? (
        <p className="govuk-body">
          <a className="govuk-link" href="/p">
            Back to your page
          </a>
        </p>
      ) : null}
    </div>
  )
}

/** One page for every link and visit that does not work, so that it says nothing about any of them (LNK-04). */
export function NotThere() {
  return (
    <ParticipantPage title="This page is not open" back={false}>
      <p className="govuk-body">Pages like this close after a short time, to keep them safe.</p>
      <p className="govuk-body">
        If you have a link, open it again. If it does not work, ask the person who gave it to you for a new one.
      </p>
    </ParticipantPage>
  )
}

/** Whatever went wrong inside. */
export function WentWrong() {
  return (
    <ParticipantPage title="Sorry, something went wrong" back={false}>
      <p className="govuk-body">What you sent may not be saved. Wait a few minutes, open your link again and look.</p>
    </ParticipantPage>
  )
}
