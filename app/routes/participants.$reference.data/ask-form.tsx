import { WISH_MAX } from '#app/domain/data-rights/rules.ts'
import { CHECKS_BY_STAFF, identityWords, REQUEST_KINDS, requestKindWords } from '#app/domain/data-rights/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { CharacterCount, DateInput, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type AskProps = { today: string; refused: RefusedForm | undefined }

/** Takes a request down for somebody who asked it in person or on the phone. */
export function AskForm({ today, refused }: AskProps) {
  const form = refusedForm(refused)
  return (
    <>
      <h2 className="govuk-heading-m">Take down what they ask</h2>
      <ServiceForm
        intent="take"
        submit="Take it down"
        whoSees="The data protection officer sees all of this with their reference, never their name. They can see it themselves through their private link."
      >
        <Radios
          name="kind"
          fieldset={{ legend: 'What do they ask for?' }}
          items={REQUEST_KINDS.map((kind) => ({
            value: kind,
            text: requestKindWords[kind].label,
            hint: requestKindWords[kind].asks,
          }))}
          defaultValue={form.value('kind')}
          errorMessage={form.error('kind')}
        />
        <CharacterCount
          name="wish"
          maxLength={WISH_MAX}
          rows={4}
          label="In their words"
          hint="What is wrong and what is right, or what they object to and why. For anything else you can leave this empty. Do not write about anybody else."
          defaultValue={form.value('wish')}
          errorMessage={form.error('wish')}
        />
        <WhenAndWho today={today} refused={refused} />
      </ServiceForm>
    </>
  )
}

/** When the month begins, and how the facilitator knows that it was them. */
function WhenAndWho({ today, refused }: AskProps) {
  const form = refusedForm(refused)
  return (
    <>
      <DateInput
        namePrefix="askedOn"
        fieldset={{ legend: 'When did they ask?' }}
        hint="The month for the answer begins on this day."
        defaultValues={form.date('askedOn', today)}
        errorMessage={form.error('askedOn')}
      />
      <Radios
        name="identity"
        fieldset={{ legend: 'How did you make sure that it was them?' }}
        hint="Ask for the code word before anything else. Never say whether it was right to somebody who does not know it."
        items={[
          ...CHECKS_BY_STAFF.map((check) => ({ value: check, text: identityWords[check] })),
          { value: 'later', text: 'I have not done so yet' },
        ]}
        defaultValue={form.value('identity')}
        errorMessage={form.error('identity')}
      />
    </>
  )
}
