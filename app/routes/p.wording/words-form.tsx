import type { RefusedForm } from '#app/domain/shared/result.ts'
import { answerField, WORDING_ANSWERS, wordsField } from '#app/domain/write-ups/status.ts'
import { Radios, Textarea } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Offer = { id: string; on: string; until: string; seen: string; points: { id: string; text: string }[] }

/** Each thing that was written down, to be agreed with or said in other words. Sent once; no name goes with it. */
export function WordsForm({ offer, refused }: { offer: Offer; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <>
      <p className="govuk-body">
        This was written down after the meeting on {offer.on}. No name is in it. You can answer until the end of{' '}
        {offer.until}.
      </p>
      <p className="govuk-body">You do not have to answer for each. You can send it once.</p>
      <ServiceForm
        submit="Send"
        whoSees="Only the people who run the meeting see your answers. They do not see whose they are. Do not write names."
      >
        <input type="hidden" name="session" value={offer.id} />
        <input type="hidden" name="seen" value={offer.seen} />
        {offer.points.map(({ id, text }, at) => (
          <section key={id} aria-label={`Number ${at + 1}`}>
            <Radios
              name={answerField(id)}
              fieldset={{ legend: { text, classes: 'govuk-fieldset__legend--s' } }}
              items={Object.entries(WORDING_ANSWERS).map(([value, { label }]) => ({ value, text: label }))}
              defaultValue={form.value(answerField(id))}
              errorMessage={form.error(answerField(id))}
            />
            <Textarea
              name={wordsField(id)}
              label="Your words, if you would say it in another way"
              rows={2}
              defaultValue={form.value(wordsField(id))}
              errorMessage={form.error(wordsField(id))}
            />
          </section>
        ))}
      </ServiceForm>
    </>
  )
}
