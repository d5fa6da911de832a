import { ownWords } from '#app/domain/links/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Button, Input, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Need = { id: string; kind: keyof typeof ownWords; line: string | null }

const inWords = ({ kind, line }: Need) => (line ? `${ownWords[kind]}: ${line}` : ownWords[kind])

/** What they told us before, each with a way to take it back. */
export function Needs({ needs }: { needs: Need[] }) {
  if (needs.length === 0) return <p className="govuk-body">You have not told us about anything you need.</p>
  return (
    <>
      <p className="govuk-body">You told us that you need:</p>
      <ul className="govuk-list govuk-list--spaced">
        {needs.map((need) => (
          <li key={need.id}>
            {inWords(need)}
            <ServiceForm
              intent="remove"
              end={
                <Button classes="govuk-button--secondary">
                  I do not need this<span className="govuk-visually-hidden">: {inWords(need)}</span>
                </Button>
              }
            >
              <input type="hidden" name="adjustment" value={need.id} />
            </ServiceForm>
          </li>
        ))}
      </ul>
    </>
  )
}

/** One more thing, from a list; a few words make it exact. */
export function AddNeed({ refused }: { refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <ServiceForm
      intent="add"
      submit="Tell us"
      whoSees="Only the people who run the meeting see this. Tell us what to do, not why. You do not have to say why."
    >
      <Radios
        name="kind"
        fieldset={{ legend: needsLegend }}
        items={Object.entries(ownWords).map(([value, text]) => ({ value, text }))}
        defaultValue={form.value('kind')}
        errorMessage={form.error('kind')}
      />
      <Input
        name="line"
        label="What exactly? (optional)"
        hint="A few words. Fill this in if you chose “Something else”."
        autocomplete="off"
        defaultValue={form.value('line')}
        errorMessage={form.error('line')}
      />
    </ServiceForm>
  )
}

const needsLegend = 'What would help you take part?'
