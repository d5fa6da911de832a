import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, DateInput, Textarea } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import type { ShownWording } from './shown.ts'

/** New words of one purpose, beginning with those that came last. They are looked at before they are used. */
export function NewWordsForm({ chosen, answer }: { chosen: ShownWording; answer: RefusedForm | undefined }) {
  const form = refusedForm(answer)
  const [latest] = chosen.versions
  return (
    <>
      <h2 className="govuk-heading-m">{answer ? 'Change the words' : 'Write the words'}</h2>
      <ServiceForm intent="preview" whoSees="Participants and everybody who works here see these words.">
        <input type="hidden" name="purpose" value={chosen.purpose} />
        <input type="hidden" name="version" value={chosen.latest} />
        <Textarea
          name="text"
          label="The words"
          hint="As the participant would say them: “I”. Short sentences. An empty line begins a new paragraph. Up to 2,000 characters."
          rows={12}
          defaultValue={form.value('text', latest?.text)}
          errorMessage={form.error('text')}
        />
        <Textarea
          name="easyRead"
          label="The easy-read words"
          hint="One short sentence on each line, one idea each. Up to 1,000 characters."
          rows={8}
          defaultValue={form.value('easyRead', latest?.easyRead)}
          errorMessage={form.error('easyRead')}
        />
        <DateInput
          id="inUseFrom"
          namePrefix="inUseFrom"
          fieldset={{ legend: { text: 'From which day are they used?', classes: 'govuk-fieldset__legend--s' } }}
          hint="Today or later"
          defaultValues={form.date('inUseFrom')}
          errorMessage={form.error('inUseFrom')}
        />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Look at them before they are used
        </Button>
      </ServiceForm>
    </>
  )
}
