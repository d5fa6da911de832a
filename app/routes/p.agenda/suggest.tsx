import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type SuggestProps = { agenda: { session: string; suggestionsLeft: number }; refused: RefusedForm | undefined }

/** One line, without a name. */
export function Suggest({ agenda, refused }: SuggestProps) {
  const form = refusedForm(refused?.typed.intent === 'suggest' ? refused : undefined)
  if (agenda.suggestionsLeft <= 0)
    return <p className="govuk-body">You have suggested 5 things for next time. Thank you.</p>
  return (
    <>
      <h2 className="govuk-heading-m">Suggest something</h2>
      <ServiceForm
        intent="suggest"
        submit="Suggest it"
        whoSees="The people who run the meeting read it first. If they take it, the others see it too. Nobody sees who suggested it."
      >
        <input type="hidden" name="session" value={agenda.session} />
        <Input
          name="text"
          label="What do you want to talk about?"
          hint="One line, 200 letters at most. Leave out names, and what happened to you."
          autocomplete="off"
          defaultValue={form.value('text')}
          errorMessage={form.error('text')}
        />
      </ServiceForm>
    </>
  )
}
