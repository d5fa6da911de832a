import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

const whoSees = 'Only your forum’s facilitator sees this name. The Board and the police never do.'

export function AddForm({ refused }: { refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <>
      <h2 className="govuk-heading-m">Add a participant</h2>
      <ServiceForm intent="add" submit="Add participant" submitClasses="govuk-button--secondary" whoSees={whoSees}>
        <Input
          name="alias"
          label="First name or nickname"
          hint="A first name or nickname they chose. Never a surname."
          classes="govuk-input--width-20"
          autocomplete="off"
          spellcheck={false}
          defaultValue={form.value('alias')}
          errorMessage={form.error('alias')}
        />
      </ServiceForm>
    </>
  )
}

/** Shown when there is no place for somebody: one button puts them on the waiting list, with what was typed. */
export function WaitingOffer({ alias }: { alias: string }) {
  return (
    <div className="app-card">
      <h2 className="govuk-heading-m">Put them on the waiting list?</h2>
      <p className="govuk-body">They go to the end of the list. You give them a place when it is their turn.</p>
      <ServiceForm intent="add" whoSees={whoSees}>
        <input type="hidden" name="alias" value={alias} />
        <input type="hidden" name="waitingList" value="yes" />
        <Button classes="app-break" preventDoubleClick>
          {`Put ${alias} on the waiting list`}
        </Button>
      </ServiceForm>
    </div>
  )
}
