import type { RegisterLine } from '#app/domain/register/queries.server.ts'
import {
  choicesFor,
  ORGANISATION_CODES,
  ORGANISATIONS,
  REGISTER_STATUSES,
  type StaffPresent,
  staffField,
  statusField,
} from '#app/domain/register/status.ts'
import { Button, Fieldset, Input, InsetText, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import type { RefusedRegister } from './stale.server.ts'

type RegisterFormProps = {
  lines: readonly RegisterLine[]
  staff: StaffPresent
  version: number
  started: boolean
  refused: RefusedRegister | undefined
  /** Attended is chosen for everyone expected who is not settled yet. Nothing is saved by it. */
  everyone?: boolean
}

/** The whole register in one form. A refused one comes back with what was chosen, over what is saved. */
export function RegisterForm({ lines, staff, version, started, refused, everyone = false }: RegisterFormProps) {
  const form = refusedForm(refused)
  // Refused for another reason, a form keeps the version it was made from: only beside theirs may it be overwritten.
  const made = refused?.stale?.version ?? form.value('version', String(version))
  return (
    <ServiceForm
      classes="app-register"
      whoSees="Facilitators of this forum see who came. MOPAC staff see the numbers alone. No reason is ever kept."
      end={<SaveBar />}
    >
      <input type="hidden" name="version" value={made} />
      {started ? null : (
        <InsetText>
          The session has not started. Until it starts you can choose invited, accepted, declined or sent apologies.
        </InsetText>
      )}
      <h2 className="govuk-heading-m">Participants</h2>
      {started ? <EveryoneCame lines={lines} chosen={everyone} /> : null}
      {lines.map((line) => (
        <Person
          key={line.participantId}
          line={line}
          started={started}
          chosen={form.value(statusField(line.participantId)) || (everyone && isOpen(line) ? 'attended' : line.status)}
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

const isOpen = ({ expected, status }: RegisterLine) => expected && !(status && REGISTER_STATUSES[status].settled)

/** One tap for the usual evening: then only those who did not come are changed. A page of its own without scripts. */
function EveryoneCame({ lines, chosen }: { lines: readonly RegisterLine[]; chosen: boolean }) {
  if (chosen)
    return (
      <InsetText>
        “Attended” is chosen for everyone not marked yet. Change those who did not come. Then save the register.
      </InsetText>
    )
  if (lines.filter(isOpen).length < 2) return null
  return (
    <p className="govuk-body">
      <a className="govuk-link" href="?everyone=attended" data-everyone="attended">
        Choose “Attended” for everyone not marked yet
      </a>
    </p>
  )
}

/** Stays in reach of the thumb; the count is filled in where scripts run. */
function SaveBar() {
  return (
    <div className="app-save-bar app-actions">
      <Button preventDoubleClick classes="app-last">
        Save register
      </Button>
      <p className="govuk-body app-last" role="status" data-marked="" />
    </div>
  )
}

const placeWords = { stepped_back: 'Stepped back', left: 'Has left the forum', active: '' } as const

type PersonProps = { line: RegisterLine; started: boolean; chosen: string | null; error: string | undefined }

function Person({ line, started, chosen, error }: PersonProps) {
  const place = placeWords[line.place ?? 'left']
  const choices = choicesFor(started, line.status)
  return (
    <Radios
      name={statusField(line.participantId)}
      classes="govuk-radios--small app-register-choices"
      formGroup={{
        classes: 'app-register-person',
        attributes: line.expected ? { 'data-expected': '' } : undefined,
      }}
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
      items={choices.map((code) => ({
        value: code,
        text: REGISTER_STATUSES[code].label,
        attributes: started && !REGISTER_STATUSES[code].settled ? { 'data-open': '' } : undefined,
      }))}
    />
  )
}
