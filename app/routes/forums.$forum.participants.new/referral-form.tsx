import { sourceWords } from '#app/domain/participants/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, Input, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { reachedWords } from './words.ts'

const whoSees = 'Only your forum’s facilitator sees this. The Board and the police never do.'
const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })

/** What is taken down of somebody who was referred: nothing but these three things. */
export function ReferralForm({ refused }: { refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <ServiceForm submit="Save" whoSees={whoSees}>
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
      <Radios
        name="source"
        fieldset={legend('Who told us of them?')}
        items={Object.entries(sourceWords).map(([value, text]) => ({ value, text }))}
        defaultValue={form.value('source')}
        errorMessage={form.error('source')}
      />
      <Radios
        name="reached"
        fieldset={legend('How far have you come with them?')}
        items={Object.entries(reachedWords).map(([value, words]) => ({ value, ...words }))}
        defaultValue={form.value('reached')}
        errorMessage={form.error('reached')}
      />
    </ServiceForm>
  )
}

type Offer = { alias: string; source: string }

/** The offer that a refusal came with. */
export function offerIn(refused: object | undefined): Offer | null {
  if (!refused || !('offer' in refused)) return null
  const { offer } = refused
  if (typeof offer !== 'object' || offer === null || !('alias' in offer) || !('source' in offer)) return null
  return { alias: String(offer.alias), source: String(offer.source) }
}

/** Shown when there is no place for somebody: one button puts them on the waiting list, with what was typed. */
export function WaitingOffer({ alias, source }: Offer) {
  return (
    <div className="app-card">
      <h2 className="govuk-heading-m">Put them on the waiting list?</h2>
      <p className="govuk-body">They go to the end of the list. You give them a place when it is their turn.</p>
      <ServiceForm whoSees={whoSees}>
        <input type="hidden" name="alias" value={alias} />
        <input type="hidden" name="source" value={source} />
        <input type="hidden" name="reached" value="agreed" />
        <input type="hidden" name="waitingList" value="yes" />
        <Button classes="app-break" preventDoubleClick>
          {`Put ${alias} on the waiting list`}
        </Button>
      </ServiceForm>
    </div>
  )
}
