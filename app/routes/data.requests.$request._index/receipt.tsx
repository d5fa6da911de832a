import { Panel } from '#app/ui/govuk/index.ts'
import type { Shown } from './shown.server.ts'

/** What there is to show for an erasure: reference, what was done, and when. It prints on one page. */
export function Receipt({ request: { kind, state, reference, settled, asked } }: { request: Shown }) {
  if (kind !== 'erasure' || state !== 'done') return null
  return (
    <>
      <Panel title="Erased" headingLevel={2}>
        Reference {reference}
        <br />
        {settled}
      </Panel>
      <p className="govuk-body">
        Asked on {asked}. Everything that was held about this person was erased: their name, how to reach them, what
        they agreed to, their place and their line in every register. Their key was destroyed, so that nothing about
        them can be read in any copy. The list of vouchers, where they had one, keeps the reference alone.
      </p>
      <p className="govuk-body app-no-print">Print this page if the facilitator can give it to them in person.</p>
    </>
  )
}
