import type { SerializeFrom } from '@remix-run/node'
import { elementIds } from '#app/domain/day/protocol.ts'
import { ORGANISATION_CODES, ORGANISATIONS, staffField } from '#app/domain/register/status.ts'
import { Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import type { RefusedDay } from './replies.server.ts'
import type { DayView } from './view.server.ts'

type StaffProps = { day: SerializeFrom<DayView>; refused: RefusedDay | undefined; action: string }

/** How many staff are in the room. What the team says stands there first, until somebody saves it. */
export function Staff({ day, refused, action }: StaffProps) {
  const { saved, shown, fromTeam } = day.staff
  const sent = refused?.typed.intent === 'staff' ? refused : undefined
  const form = refusedForm(sent)
  const isConflict = sent?.answer?.state === 'conflict'
  return (
    <section aria-labelledby="staff-heading" id={elementIds.staff}>
      <h2 className="govuk-heading-m" id="staff-heading">
        Staff in the room
      </h2>
      {fromTeam ? <p className="govuk-body">From the team. Check it, then save it.</p> : null}
      {day.view.at === 'staff' && !refused ? (
        <p className="govuk-body" role="status">
          Saved.
        </p>
      ) : null}
      {isConflict ? (
        <p className="govuk-error-message">
          Somebody else saved other numbers meanwhile:{' '}
          {ORGANISATION_CODES.map((code) => `${ORGANISATIONS[code].label} ${saved[code]}`).join(', ')}. Yours are below.
          When you save them, they take the place of theirs.
        </p>
      ) : null}
      <ServiceForm
        intent="staff"
        action={action}
        submit="Save staff numbers"
        submitClasses="govuk-button--secondary"
        whoSees="Facilitators of this forum and MOPAC staff see the numbers. No name is kept here."
      >
        <div className="app-register-staff__numbers">
          {ORGANISATION_CODES.map((code) => (
            <div key={code}>
              <input type="hidden" name={`before-${code}`} value={saved[code]} />
              <Input
                name={staffField(code)}
                label={ORGANISATIONS[code].label}
                classes="govuk-input--width-2"
                inputMode="numeric"
                defaultValue={form.value(staffField(code), String(shown[code] || ''))}
                errorMessage={form.error(staffField(code))}
              />
            </div>
          ))}
        </div>
      </ServiceForm>
    </section>
  )
}
