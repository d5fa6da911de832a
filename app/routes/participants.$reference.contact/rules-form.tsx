import { CODE_WORD_MAX, CODE_WORD_MIN, SOMEONE_ELSE, someoneElseWords } from '#app/domain/contact/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Checkboxes, DateInput, Input, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import type { ContactView } from './view.server.ts'
import { whoSees } from './words.ts'

/** The code word, who may answer, not until, and whether they contact us. */
export function RulesForm({ view, refused }: { view: ContactView; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  const { person, version, hasCodeWord } = view
  return (
    <ServiceForm intent="save-rules" submit="Save" whoSees={whoSees}>
      <input type="hidden" name="version" value={version} />
      <Checkboxes
        name="contactUs"
        fieldset={{ legend: 'Who gets in touch' }}
        items={[{ value: 'yes', text: 'They contact us. We never contact them.' }]}
        defaultValues={form.values('contactUs', person.contactUs ? ['yes'] : [])}
        errorMessage={form.error('contactUs')}
      />
      <DateInput
        namePrefix="notUntil"
        fieldset={{ legend: 'Do not use until' }}
        hint="For example, 27 3 2027. Leave it empty if there is no such day."
        defaultValues={form.date('notUntil', person.notUntil ?? '')}
        errorMessage={form.error('notUntil')}
      />
      <Radios
        name="someoneElse"
        fieldset={{ legend: 'If somebody else answers' }}
        hint="Whatever is said, nobody ever tells them who we are, or that they are in touch with us."
        items={SOMEONE_ELSE.map((value) => ({ value, text: someoneElseWords[value] }))}
        defaultValue={form.value('someoneElse', person.someoneElse)}
        errorMessage={form.error('someoneElse')}
      />
      <Input
        name="codeWord"
        label="Code word"
        hint={`A word you agreed, from ${CODE_WORD_MIN} to ${CODE_WORD_MAX} characters. It shows on both sides who is speaking, and opens their private link. ${hasCodeWord ? 'Leave it empty to keep the one we hold.' : 'Leave it empty if there is none.'}`}
        classes="govuk-input--width-20"
        autocomplete="off"
        spellcheck={false}
        defaultValue={form.value('codeWord')}
        errorMessage={form.error('codeWord')}
      />
      {hasCodeWord ? (
        <Checkboxes
          name="removeWord"
          items={[{ value: 'yes', text: 'Remove the code word we hold' }]}
          defaultValues={form.values('removeWord')}
          errorMessage={form.error('removeWord')}
        />
      ) : null}
    </ServiceForm>
  )
}
