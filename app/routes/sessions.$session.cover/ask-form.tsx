import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Checkboxes, InsetText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type AskFormProps = {
  sessionId: string
  choices: { id: string; name: string; organisation: string }[]
  untrained: string[]
  refused: RefusedForm | undefined
}

/** Trained support workers of the forum who are not in the team and not asked yet. */
export function AskForm({ sessionId, choices, untrained, refused }: AskFormProps) {
  const form = refusedForm(refused?.typed.intent === 'ask' ? refused : undefined)
  return (
    <>
      <h2 className="govuk-heading-m">Ask support workers</h2>
      {choices.length === 0 ? (
        <InsetText>
          There is no other trained support worker with this forum to ask. An administrator can give somebody the role.
        </InsetText>
      ) : (
        <ServiceForm
          intent="ask"
          submit="Ask them"
          whoSees="Each is told the day and time of the session in a message of their own. They do not see who else is asked."
        >
          <Checkboxes
            name="people"
            fieldset={{ legend: { text: 'Whom do you ask?', classes: 'govuk-fieldset__legend--s' } }}
            defaultValues={form.values('people')}
            errorMessage={form.error('people')}
            items={choices.map(({ id, name, organisation }) => ({ value: id, text: name, hint: organisation }))}
          />
        </ServiceForm>
      )}
      {untrained.length > 0 ? (
        <p className="govuk-body">
          Not on the list, for no training is noted: {untrained.join(', ')}.{' '}
          <a className="govuk-link" href={`/sessions/${sessionId}/team`}>
            Note a training on the team page
          </a>
          .
        </p>
      ) : null}
    </>
  )
}
