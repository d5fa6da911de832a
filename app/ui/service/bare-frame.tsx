import { type ReactNode, useContext } from 'react'
import { DemonstrationContext } from './demonstration.ts'

/** A page that goes from hand to hand: no way to another page, no name of the service, nothing of who is signed in. */
export function BareFrame({ children }: { children: ReactNode }) {
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper app-round-page">
        {useContext(DemonstrationContext) ? (
          <p className="govuk-body-s">Demonstration: everything here is made up.</p>
        ) : null}
        {children}
      </main>
    </div>
  )
}
