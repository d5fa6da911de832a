import type { RefusedForm } from '#app/domain/shared/result.ts'
import { InsetText, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm } from '#app/ui/service/form.tsx'

/** What does not hold any more once the date has changed, said before it is saved. */
export function TakenBack({ answered }: { answered: number }) {
  return (
    <InsetText>
      <p className="govuk-body">{answeredWords(answered)}</p>
      <p className="govuk-body">
        What was booked for the old date is to do again, and what is to be ready before the session moves with it.
        Whoever was asked to cover is asked again.
      </p>
    </InsetText>
  )
}

function answeredWords(answered: number): string {
  if (answered === 0) return 'Nobody has said yet whether they come. Everybody who was invited is asked again.'
  if (answered === 1)
    return '1 person has said whether they come. That was for the old date: their answer goes back to “Invited”, and they are asked again.'
  return `${answered} people have said whether they come. That was for the old date: their answers go back to “Invited”, and they are asked again.`
}

type ReadyProps = { confirmed: number; answer: RefusedForm }

/** Nobody is to come to a session without a team or a room. */
export function Ready({ confirmed, answer }: ReadyProps) {
  const form = refusedForm(answer)
  const legend =
    confirmed === 1
      ? 'Can the team and the venue do the new date?'
      : `Can the teams and venues of all ${confirmed} confirmed sessions do the new dates?`
  return (
    <Radios
      name="ready"
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      hint="Everybody who was invited is told of the new date in either case, so that nobody travels on the old one."
      items={[
        { value: 'yes', text: 'Yes', hint: 'It stays confirmed.' },
        {
          value: 'not-yet',
          text: 'Not yet',
          hint: 'It goes back to planned until you confirm it again. Police are asked again about non-uniform.',
        },
      ]}
      defaultValue={form.value('ready')}
      errorMessage={form.error('ready')}
    />
  )
}
