import { SESSION_TRANSITIONS } from '#app/domain/sessions/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { CharacterCount, Radios, WarningText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'

type Shown = { id: string; version: number; when: string; mayPostpone: boolean; shortNotice: boolean }

/** Says what will be lost before the button that does it, and offers the way out. */
export function CancelForm({ session, refused }: { session: Shown; refused: RefusedForm | undefined }) {
  const form = refusedForm(refused)
  return (
    <>
      <Consequences session={session} />
      <ServiceForm
        submit={session.mayPostpone ? 'Call this session off' : SESSION_TRANSITIONS.cancel.words.button}
        submitClasses="govuk-button--warning"
      >
        <input type="hidden" name="version" value={session.version} />
        {session.mayPostpone ? (
          <Radios
            name="intent"
            fieldset={{ legend: { text: 'What do you want to do?', classes: 'govuk-fieldset__legend--s' } }}
            items={[
              { value: 'cancel', text: 'Cancel it', hint: SESSION_TRANSITIONS.cancel.words.warning },
              { value: 'postpone', text: 'Postpone it', hint: SESSION_TRANSITIONS.postpone.words.warning },
            ]}
            defaultValue={form.value('intent')}
            errorMessage={form.error('intent')}
          />
        ) : (
          <input type="hidden" name="intent" value="cancel" />
        )}
        <CharacterCount
          name="reason"
          maxLength={200}
          rows={3}
          label={{ text: 'Why is it called off?', classes: 'govuk-label--s' }}
          hint="Do not name anybody. Everyone who works with the forum sees it."
          defaultValue={form.value('reason')}
          errorMessage={form.error('reason')}
        />
      </ServiceForm>
      <p className="govuk-body">
        <a className="govuk-link" href={`/sessions/${session.id}`}>
          Keep this session as it is
        </a>
      </p>
    </>
  )
}

function Consequences({ session }: { session: Shown }) {
  return (
    <>
      {session.shortNotice ? (
        <WarningText>
          It starts in less than 48 hours, or has started. Everybody who meant to come still gets their voucher.
        </WarningText>
      ) : null}
      <p className="govuk-body">If you call off the session on {session.when}:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>reminders of it that have not left yet are not sent</li>
        <li>its day is free again, and the forum’s other sessions stay where they are</li>
        <li>what has been recorded for it is kept</li>
        <li>a cancelled session can no longer be changed; a postponed one can be given a new date</li>
      </ul>
      {session.mayPostpone ? (
        <p className="govuk-body">
          If you know the new date already,{' '}
          <a className="govuk-link" href={`/sessions/${session.id}/change`}>
            change its date instead
          </a>
          .
        </p>
      ) : null}
      <p className="govuk-body">
        Everybody who was invited is told by their safe route that it is off, and those who are rung are on the call
        sheet. The team is told by email. Tell guests, who have no account here, yourself.
      </p>
    </>
  )
}
