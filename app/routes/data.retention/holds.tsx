import { HOLD_REASONS, type HoldReason, holdReasonWords } from '#app/domain/retention/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { DateInput, Input, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

export type ShownHold = {
  id: string
  reference: string
  reason: HoldReason
  since: string
  until: string
  setBy: string
}

/** The legal holds that reach today, by reference, and the form for another. */
export function Holds({ holds, refused }: { holds: ShownHold[]; refused: RefusedForm | undefined }) {
  return (
    <>
      {holds.length === 0 ? (
        <>
          <h2 className="govuk-heading-m">Legal holds</h2>
          <p className="govuk-body">There is none. Nothing is kept longer than its time.</p>
        </>
      ) : (
        <StackedTable
          label="Legal holds"
          caption={`Legal holds (${holds.length})`}
          captionClasses="govuk-table__caption--m"
          head={['Participant', 'Why', 'Since', 'Last day', 'Set by', 'Change']}
          rows={holds.map(({ id, reference, reason, since, until, setBy }) => [
            reference,
            holdReasonWords[reason],
            since,
            until,
            setBy,
            {
              text: (
                <a className="govuk-link" href={`/data/retention?end=${id}`}>
                  End it<span className="govuk-visually-hidden"> for {reference}</span>
                </a>
              ),
            },
          ])}
        />
      )}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <HoldForm refused={refused} />
        </div>
      </div>
    </>
  )
}

function HoldForm({ refused }: { refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <>
      <h2 className="govuk-heading-m">Have something kept longer</h2>
      <p className="govuk-body">
        Until the hold ends, nothing about this participant is removed, and they cannot be erased. It ends by itself
        after its last day. You may have to confirm first that it is you.
      </p>
      <ServiceForm
        intent="set-hold"
        submit="Set the hold"
        whoSees="Data protection officers see this. Administrators see that there is a hold. The participant’s facilitator sees that nothing is removed for now, not why."
      >
        <Input
          name="reference"
          label="Reference of the participant"
          hint="Like VVF-7K2Q. Capital letters and spaces do not matter."
          autocomplete="off"
          spellcheck={false}
          classes="govuk-input--width-10"
          defaultValue={form.value('reference')}
          errorMessage={form.error('reference')}
        />
        <Radios
          name="reason"
          fieldset={{ legend: 'Why does it have to be kept?' }}
          items={HOLD_REASONS.map((reason) => ({ value: reason, text: holdReasonWords[reason] }))}
          defaultValue={form.value('reason')}
          errorMessage={form.error('reason')}
        />
        <DateInput
          namePrefix="endsOn"
          fieldset={{ legend: 'Last day of the hold' }}
          hint="For example, 27 3 2027"
          defaultValues={form.date('endsOn')}
          errorMessage={form.error('endsOn')}
        />
      </ServiceForm>
    </>
  )
}
