import type { RegisterLine } from '#app/domain/register/queries.server.ts'
import {
  ORGANISATION_CODES,
  ORGANISATIONS,
  REGISTER_STATUS_CODES,
  REGISTER_STATUSES,
  type StaffPresent,
  staffField,
  statusField,
} from '#app/domain/register/status.ts'
import { Fieldset, Input, InsetText, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import type { RefusedRegister } from './stale.server.ts'

type RegisterFormProps = {
  lines: readonly RegisterLine[]
  staff: StaffPresent
  version: number
  started: boolean
  refused: RefusedRegister | undefined
}

/** The whole register in one form. A refused one comes back with what was chosen, over what is saved. */
export function RegisterForm({ lines, staff, version, started, refused }: RegisterFormProps) {
  const form = refusedForm(refused)
  // Refused for another reason, a form keeps the version it was made from: only beside theirs may it be overwritten.
  const made = refused?.stale?.version ?? form.value('version', String(version))
  return (
    <ServiceForm
      submit="Save register"
      whoSees="Facilitators of this forum see who came. MOPAC staff see the numbers alone. No reason is ever kept."
    >
      <input type="hidden" name="version" value={made} />
      {started ? null : (
        <InsetText>
          The session has not started. Until it starts you can choose invited, accepted, declined or sent apologies.
        </InsetText>
      )}
      <h2 className="govuk-heading-m">Participants</h2>
      {lines.map((line) => (
        <Person
          key={line.participantId}
          line={line}
          chosen={form.value(statusField(line.participantId)) || line.status}
          error={form.error(statusField(line.participantId))}
        />
      ))}
      <Fieldset
        classes="app-register-staff"
        legend={{ text: 'Staff in the room', classes: 'govuk-fieldset__legend--m' }}
      >
        <p className="govuk-hint">How many of each. Leave empty for none.</p>
        <div className="app-register-staff__numbers">
          {ORGANISATION_CODES.map((organisation) => (
            <Input
              key={organisation}
              name={staffField(organisation)}
              label={ORGANISATIONS[organisation].label}
              classes="govuk-input--width-2"
              inputMode="numeric"
              defaultValue={form.value(staffField(organisation), String(staff[organisation] || ''))}
              errorMessage={form.error(staffField(organisation))}
            />
          ))}
        </div>
      </Fieldset>
    </ServiceForm>
  )
}

const placeWords = { stepped_back: 'Stepped back', left: 'Has left the forum', active: '' } as const

function Person({ line, chosen, error }: { line: RegisterLine; chosen: string | null; error: string | undefined }) {
  const place = placeWords[line.place ?? 'left']
  return (
    <Radios
      name={statusField(line.participantId)}
      classes="govuk-radios--small app-register-choices"
      formGroup={{ classes: 'app-register-person' }}
      fieldset={{
        legend: {
          classes: 'govuk-fieldset__legend--s',
          text: (
            <>
              {line.alias} <span className="app-register-reference">{line.reference}</span>
            </>
          ),
        },
      }}
      hint={place || undefined}
      errorMessage={error}
      defaultValue={chosen ?? undefined}
      items={REGISTER_STATUS_CODES.map((code) => ({ value: code, text: REGISTER_STATUSES[code].label }))}
    />
  )
}
