import { PULSE_ANSWERS, PULSE_QUESTIONS, pulseField } from '#app/domain/day/status.ts'
import { ORGANISATION_CODES, ORGANISATIONS, type StaffPresent, staffField } from '#app/domain/register/status.ts'
import { Button, Fieldset, Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { NoteRows } from './note-rows.tsx'
import { RegisterRows, type TypedPerson } from './register-rows.tsx'
import type { RefusedTyping } from './stale.server.ts'

type TypedInFormProps = {
  people: TypedPerson[]
  staff: StaffPresent
  items: { id: string; text: string }[]
  version: number
  refused: RefusedTyping | undefined
}

/** Everything from the paper in one form, quick from a keyboard: Tab to the next, a digit for the answer. */
export function TypedInForm({ people, staff, items, version, refused }: TypedInFormProps) {
  const form = refusedForm(refused)
  // A form refused for another reason keeps the version it was made from.
  const made = String(refused?.version ?? form.value('version', String(version)))
  return (
    <ServiceForm
      classes="app-in-hand"
      whoSees="Facilitators of this forum see it. MOPAC staff see the numbers alone. Notes are stored sealed and destroyed once they are written up."
      end={
        <Button preventDoubleClick classes="app-last">
          Save all of it
        </Button>
      }
    >
      <input type="hidden" name="version" value={made} />
      <RegisterRows people={people} form={form} />
      <Fieldset legend={{ text: 'Staff in the room', classes: 'govuk-fieldset__legend--m' }}>
        <div className="app-register-staff__numbers">
          {ORGANISATION_CODES.map((code) => (
            <NumberBox
              key={code}
              {...{ form }}
              name={staffField(code)}
              label={ORGANISATIONS[code].label}
              value={staff[code]}
            />
          ))}
        </div>
      </Fieldset>
      <NoteRows items={items} form={form} />
      <h2 className="govuk-heading-m">How was it?</h2>
      <p className="govuk-body">How many people gave each answer. These are added to what was tapped.</p>
      {PULSE_QUESTIONS.map(({ number: question, words }) => (
        <Fieldset key={question} legend={{ text: words, classes: 'govuk-fieldset__legend--s' }}>
          <div className="app-register-staff__numbers">
            {PULSE_ANSWERS.map(({ number: answer, words: label }) => (
              <NumberBox key={answer} {...{ form, label }} name={pulseField(question, answer)} value={0} />
            ))}
          </div>
        </Fieldset>
      ))}
    </ServiceForm>
  )
}

type NumberBoxProps = { form: ReturnType<typeof refusedForm>; name: string; label: string; value: number }

function NumberBox({ form, name, label, value }: NumberBoxProps) {
  return (
    <Input
      name={name}
      label={label}
      classes="govuk-input--width-2"
      inputMode="numeric"
      autocomplete="off"
      defaultValue={form.value(name, String(value || ''))}
      errorMessage={form.error(name)}
    />
  )
}
