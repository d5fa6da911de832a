import { REGISTER_STATUSES, type RegisterStatus, statusField } from '#app/domain/register/status.ts'
import { Select } from '#app/ui/govuk/index.ts'
import type { refusedForm } from '#app/ui/service/form.tsx'

export type TypedPerson = { participantId: string; alias: string; reference: string; status: RegisterStatus | null }
type RegisterRowsProps = { people: TypedPerson[]; form: ReturnType<typeof refusedForm> }

/** In the order of the paper. The digit in front chooses the answer from the keyboard, in every browser. */
const choices: readonly RegisterStatus[] = [
  'attended',
  'left_early',
  'apologies',
  'did_not_attend',
  'declined',
  'accepted',
  'invited',
]

/** The whole register, one row a person. */
export function RegisterRows({ people, form }: RegisterRowsProps) {
  return (
    <section aria-labelledby="typed-register">
      <h2 className="govuk-heading-m" id="typed-register">
        Who came
      </h2>
      {people.length === 0 ? (
        <p className="govuk-body">Nobody has a place in this forum yet.</p>
      ) : (
        <p className="govuk-hint">On a keyboard, press the digit of the answer and then Tab.</p>
      )}
      <div className="app-typed-people">
        {people.map(({ participantId, alias, reference, status }) => (
          <Select
            key={participantId}
            name={statusField(participantId)}
            label={alias === reference ? reference : `${alias}, ${reference}`}
            formGroup={{ classes: 'app-typed-person' }}
            items={[
              { value: '', text: '0 Not marked' },
              ...choices.map((code, at) => ({ value: code, text: `${at + 1} ${REGISTER_STATUSES[code].label}` })),
            ]}
            defaultValue={form.value(statusField(participantId), status ?? '')}
            errorMessage={form.error(statusField(participantId))}
          />
        ))}
      </div>
    </section>
  )
}
