import { type AdjustmentKind, adjustmentWords } from '#app/domain/contact/adjustments.ts'
import { SummaryList } from '#app/ui/govuk/index.ts'
import { ConfirmButtons } from '#app/ui/service/confirm-buttons.tsx'
import { ServiceForm } from '#app/ui/service/form.tsx'

type Adjustment = { id: string; kind: AdjustmentKind; line: string | null }

export function AdjustmentList({ here, adjustments }: { here: string; adjustments: Adjustment[] }) {
  if (adjustments.length === 0)
    return <p className="govuk-body">Nothing yet. Ask them what would make it easier to come, then add it below.</p>
  return (
    <SummaryList
      rows={adjustments.map(({ id, kind, line }) => ({
        key: adjustmentWords[kind].label,
        value: <span className="app-break">{line ?? ''}</span>,
        actions: [
          {
            href: `${here}?remove=${id}`,
            text: 'Remove',
            visuallyHiddenText: adjustmentWords[kind].label.toLowerCase(),
          },
        ],
      }))}
    />
  )
}

/** Asks before an adjustment is taken off the list. */
export function RemoveStep({ here, adjustment }: { here: string; adjustment: Adjustment }) {
  const { id, kind, line } = adjustment
  return (
    <>
      <p className="govuk-body app-break">
        {adjustmentWords[kind].label}
        {line ? `: ${line}` : ''}
      </p>
      <p className="govuk-body">It is not counted at sessions any more.</p>
      <ServiceForm intent="remove" action={here}>
        <input type="hidden" name="adjustment" value={id} />
        <ConfirmButtons cancel={here}>Remove it</ConfirmButtons>
      </ServiceForm>
    </>
  )
}
