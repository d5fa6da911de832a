import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Input, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm } from '#app/ui/service/form.tsx'
import type { PreviewLine } from './lines.server.ts'

/** Keep a date in spite of what clashes, or leave it out: either way with a reason, and as decided last time if it was. */
export function DateDecision({ line, answer }: { line: PreviewLine; answer: RefusedForm }) {
  const { key, date, clashes, before } = line
  const form = refusedForm(answer)
  const wasAsked = answer.typed[`why-${key}`] !== undefined
  const choice = wasAsked ? form.value(`choice-${key}`) : before?.choice
  return (
    <>
      <Radios
        name={`choice-${key}`}
        fieldset={{ legend: { text: `${date}: ${clashes[0]?.words ?? ''}`, classes: 'govuk-fieldset__legend--s' } }}
        items={[
          { value: 'keep', text: 'Keep this date' },
          { value: 'skip', text: 'Leave this date out' },
        ]}
        defaultValue={choice}
        errorMessage={form.error(`choice-${key}`)}
      />
      <Input
        name={`why-${key}`}
        label={{ text: `Why, for ${date}?`, classes: 'govuk-label--s' }}
        hint="Do not name anybody. Up to 200 characters."
        defaultValue={wasAsked ? form.value(`why-${key}`) : before?.reason}
        errorMessage={form.error(`why-${key}`)}
      />
    </>
  )
}
