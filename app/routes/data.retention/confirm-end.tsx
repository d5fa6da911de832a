import { holdReasonWords } from '#app/domain/retention/status.ts'
import { SummaryList, WarningText } from '#app/ui/govuk/index.ts'
import { ConfirmButtons } from '#app/ui/service/confirm-buttons.tsx'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page } from '#app/ui/service/page.tsx'
import type { ShownHold } from './holds.tsx'

/** Asks before a hold is ended: what goes then cannot be brought back. */
export function ConfirmEnd({ hold }: { hold: ShownHold }) {
  const { id, reference, reason, until } = hold
  const here = '/data/retention'
  return (
    <Page title="End this hold: are you sure?" caption={reference} back={{ href: here, text: 'Removal' }}>
      <SummaryList
        rows={[
          { key: 'Why it was set', value: holdReasonWords[reason] },
          { key: 'Last day', value: until },
        ]}
      />
      <WarningText>What has been kept long enough goes in the next nightly run. It cannot be brought back.</WarningText>
      <ServiceForm intent="end-hold" action={here}>
        <input type="hidden" name="hold" value={id} />
        <ConfirmButtons cancel={here}>End the hold</ConfirmButtons>
      </ServiceForm>
    </Page>
  )
}
