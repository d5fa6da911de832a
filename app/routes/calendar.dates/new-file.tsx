import type { RefusedForm } from '#app/domain/shared/result.ts'
import { FileUpload, Textarea } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

/** A newer calendar, as a file or pasted. It is looked at first: nothing is replaced yet. */
export function NewFile({ refused }: { refused: RefusedForm | null }) {
  const form = refusedForm(refused)
  return (
    <>
      <h2 className="govuk-heading-m">Bring in a newer calendar</h2>
      <p className="govuk-body">
        You see what would change before anything is replaced. The calendar in use is kept as an earlier version.
      </p>
      <ServiceForm
        intent="check"
        encType="multipart/form-data"
        submit="Check this calendar"
        whoSees="Its days are shown to everybody who plans or looks at sessions. Your name is kept with it."
      >
        <FileUpload
          name="file"
          label={{ text: 'Choose a JSON file', classes: 'govuk-label--s' }}
          hint="Up to 500,000 characters, in the form that the service was delivered with."
          accept=".json,application/json"
          errorMessage={form.error('file')}
        />
        <Textarea
          name="text"
          label={{ text: 'Or paste its text', classes: 'govuk-label--s' }}
          hint="Read only when no file is chosen."
          rows={6}
          spellcheck={false}
          defaultValue={form.value('text')}
          errorMessage={form.error('text')}
        />
      </ServiceForm>
    </>
  )
}
