import type { ReactNode } from 'react'
import { EXIT_TO } from '#app/domain/links/status.ts'
import { ExitThisPage, SkipLink } from '../govuk/index.ts'

export const LEAVING = '/p/leaving'

/**
 * The frame of the pages behind a private link: no name of a service, no way into it, nothing that says what they are about.
 * "Exit this page" and its second way, for the keyboard, send a form: it ends the visit also where no script runs (LNK-07).
 */
export function ParticipantFrame({ children, demonstration }: { children: ReactNode; demonstration: boolean }) {
  return (
    <>
      <SkipLink href="#main-content" />
      <form method="post" action={LEAVING} className="app-exit-link">
        <button type="submit" className="govuk-skip-link govuk-js-exit-this-page-skiplink">
          Exit this page
        </button>
      </form>
      <div className="govuk-width-container">
        <ExitThisPage action={LEAVING} attributes={{ 'data-exit-to': EXIT_TO }} />
        {/* The skip link's target: a person may want to land here from the keyboard. */}
        <main className="govuk-main-wrapper" id="main-content" tabIndex={-1}>
          {demonstration ? <p className="govuk-body-s">Demonstration: everything here is made up.</p> : null}
          {children}
        </main>
      </div>
    </>
  )
}
