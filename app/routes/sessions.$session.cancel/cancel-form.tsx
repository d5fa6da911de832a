import { SESSION_TRANSITIONS } from '#app/domain/sessions/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { CharacterCount, WarningText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Shown = { id: string; version: number; when: string }

/** Says what will be lost before the button that does it, and offers the way out. */
export function CancelForm({ session, refused }: { session: Shown; refused: RefusedForm | undefined }) {
  const { warning, button } = SESSION_TRANSITIONS.cancel.words
  const form = refusedForm(refused)
  return (
    <>
      <WarningText>{warning}</WarningText>
      <p className="govuk-body">If you cancel the session on {session.when}:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>reminders of it that have not left yet are not sent</li>
        <li>its date, time and team can no longer be changed</li>
        <li>what has been recorded for it is kept, and the forum’s other sessions stay where they are</li>
      </ul>
      <p className="govuk-body">
        To hold it on another day,{' '}
        <a className="govuk-link" href={`/sessions/${session.id}/change`}>
          change its date instead
        </a>
        . Nobody is told by this service: tell the people who were to come.
      </p>
      <ServiceForm submit={button} submitClasses="govuk-button--warning">
        <input type="hidden" name="version" value={session.version} />
        <CharacterCount
          name="reason"
          maxLength={200}
          rows={3}
          label={{ text: 'Why is it cancelled?', classes: 'govuk-label--s' }}
          hint="Do not name anybody. Everyone who works with the forum sees it."
          defaultValue={form.value('reason')}
          errorMessage={form.error('reason')}
        />
      </ServiceForm>
      <p className="govuk-body">
        <a className="govuk-link" href={`/sessions/${session.id}`}>
          Keep this session
        </a>
      </p>
    </>
  )
}
