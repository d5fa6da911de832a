import type { RefusedForm } from '#app/domain/shared/result.ts'
import type { OfferState } from '#app/domain/write-ups/rules.ts'
import { MOST_OFFERED, OFFER_DAYS, USUAL_OFFER_DAYS } from '#app/domain/write-ups/status.ts'
import { Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type OfferProps = {
  sessionId: string
  arrived: number
  points: number
  offer: OfferState
  mayOffer: boolean
  offeredUntil: string | null
  refused: RefusedForm | undefined
}

/** Offers the words to those who were there, or says how that stands. */
export function OfferSection(props: OfferProps) {
  return (
    <section aria-labelledby="offer">
      <h2 className="govuk-heading-m" id="offer">
        Are the words right?
      </h2>
      {props.mayOffer ? <OfferForm {...props} /> : <p className="govuk-body">{standing(props)}</p>}
    </section>
  )
}

function standing({ arrived, offer, offeredUntil }: OfferProps): string {
  if (offer === 'open')
    return `Those who were there can answer until the end of ${offeredUntil}, or until everybody has. They can only do it once.`
  if (offer === 'over') return 'The time to answer is over, or everybody who was there has answered.'
  if (offer === 'not-needed')
    return arrived === 0 ? 'Nobody was there, so there is nobody to ask.' : 'There are no words to ask about yet.'
  return 'Check every note first. Then you can ask those who were there.'
}

function OfferForm({ sessionId, arrived, points, refused }: OfferProps) {
  const form = refusedForm(refused?.typed.intent === 'offer' ? refused : null)
  return (
    <>
      <p className="govuk-body">
        {arrived === 1 ? 'The person who was there' : `The ${arrived} people who were there`} can read the points on
        their private page. They can agree, or suggest other words. You do not see who said what. You can ask once.
      </p>
      {points > MOST_OFFERED ? (
        <p className="govuk-body">There are many points. They are shown the first {MOST_OFFERED}.</p>
      ) : null}
      <ServiceForm
        intent="offer"
        action={`/sessions/${sessionId}/write-up`}
        submit="Offer the words to those who were there"
        whoSees="Each person gets one message by their safe route. It does not say what it is about."
      >
        <Radios
          name="days"
          classes="govuk-radios--small govuk-radios--inline"
          fieldset={{ legend: { text: 'How many days do they have?', classes: 'govuk-fieldset__legend--s' } }}
          items={OFFER_DAYS.map((days) => ({ value: days, text: `${days} days` }))}
          defaultValue={form.value('days', String(USUAL_OFFER_DAYS))}
          errorMessage={form.error('days')}
        />
      </ServiceForm>
    </>
  )
}
