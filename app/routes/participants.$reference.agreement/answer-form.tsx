import { purposeWords } from '#app/domain/agreements/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import type { ShownPurpose } from './shown.ts'

type AnswerFormProps = {
  purposes: ShownPurpose[]
  made: { seen: number; words: string }
  refused: RefusedForm | undefined
}

const choices = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'same', text: 'Leave as it is' },
]

/** Takes several answers at once. What is left as it is stays; no after a yes takes it back. */
export function AnswerForm({ purposes, made, refused }: AnswerFormProps) {
  const form = refusedForm(refused)
  return (
    <>
      <h2 className="govuk-heading-m" id="take">
        Take down what they said
      </h2>
      <p className="govuk-body">Ask about each one by itself. They can say no to any of them and still take part.</p>
      <ServiceForm
        intent="answer"
        submit="Save answers"
        whoSees="Only your forum’s facilitator and the participant see these answers."
      >
        <input type="hidden" name="seen" value={made.seen} />
        <input type="hidden" name="words" value={made.words} />
        {purposes.map(({ purpose }) => (
          <Radios
            key={purpose}
            name={purpose}
            classes="govuk-radios--inline govuk-radios--small"
            fieldset={{ legend: { text: purposeWords[purpose].question, classes: 'govuk-fieldset__legend--s' } }}
            items={choices}
            defaultValue={form.value(purpose, 'same') || 'same'}
            errorMessage={form.error(purpose)}
          />
        ))}
        <Radios
          name="how"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'How did they tell you?', classes: 'govuk-fieldset__legend--s' } }}
          items={[
            { value: 'spoken', text: 'They said so', hint: 'You read the words to them, or they read them.' },
            { value: 'written', text: 'In writing', hint: 'On the printed form, with the same version numbers.' },
          ]}
          defaultValue={form.value('how')}
          errorMessage={form.error('how')}
        />
      </ServiceForm>
    </>
  )
}
