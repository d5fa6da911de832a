import { type PlaceAction, transition } from '#app/domain/participants/status.ts'
import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import type { PlaceShown } from './shown.ts'
import { seatWords } from './words.ts'

type Props = { reference: string; place: PlaceShown }

/** The steps that can be taken with a place now. One that cannot be undone asks first. */
export function PlaceActions({ reference, place }: Props) {
  const waitsForSeat = place.noSeat !== null && (place.state === 'welcomed' || place.state === 'stepped_back')
  if (place.steps.length === 0) return null
  return (
    <section className="app-place-actions" aria-labelledby="steps">
      <h2 className="govuk-heading-m" id="steps">
        What you can do
      </h2>
      {waitsForSeat && place.noSeat ? <p className="govuk-body">{seatWords[place.noSeat]}.</p> : null}
      {place.steps.map((action) => (
        <PlaceStep key={action} {...{ reference, place, action }} />
      ))}
    </section>
  )
}

function PlaceStep({ reference, place, action }: Props & { action: PlaceAction }) {
  const words = transition(place.state, action)?.words
  if (!words) return null
  if (words.confirm)
    return (
      <div>
        <p className="govuk-hint">{words.help}</p>
        <Button href={`/participants/${reference}?confirm=${action}`} classes="govuk-button--secondary">
          {words.button}
        </Button>
      </div>
    )
  return (
    <ServiceForm intent={action} submit={words.button} submitClasses="govuk-button--secondary">
      <input type="hidden" name="from" value={place.state} />
      {action === 'renew' ? <input type="hidden" name="until" value={place.until} /> : null}
      <p className="govuk-hint">
        {words.help}
        {action === 'renew' ? ` The new term ends on ${place.renewed}.` : null}
        {action === 'come-back' && place.seat !== null ? ` Place ${place.seat} is still theirs.` : null}
      </p>
    </ServiceForm>
  )
}
