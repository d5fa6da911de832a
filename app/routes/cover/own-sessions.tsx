import { SummaryList } from '#app/ui/govuk/index.ts'
import { ConfirmButtons } from '#app/ui/service/confirm-buttons.tsx'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page } from '#app/ui/service/page.tsx'

type Meeting = { sessionId: string; forum: string; when: string }

/** The sessions to come that rest on this support worker. */
export function OwnSessions({ mine }: { mine: Meeting[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Sessions that need you</h2>
      {mine.length === 0 ? (
        <p className="govuk-body">You are in the team of no session to come.</p>
      ) : (
        <SummaryList
          rows={mine.map(({ sessionId, forum, when }) => ({
            key: forum,
            value: (
              <a className="govuk-link" href={`/sessions/${sessionId}`}>
                {when}
              </a>
            ),
            actions: [
              { href: `/cover?leave=${sessionId}`, text: 'I cannot be there', visuallyHiddenText: `${forum}, ${when}` },
            ],
          }))}
        />
      )}
    </>
  )
}

/** Asks before somebody takes back that they support a session: it may be off without them. */
export function LeaveStep({ session: { sessionId, forum, when } }: { session: Meeting }) {
  return (
    <Page
      title="You cannot be there: are you sure?"
      caption={`${forum}, ${when}`}
      back={{ href: '/cover', text: 'Cover' }}
    >
      <p className="govuk-body">
        You are taken out of the team at once. If nobody else who is trained supports the session, it is not confirmed
        any more: no invitations are sent, and the team is told. Nobody asks you why.
      </p>
      <p className="govuk-body">If it is today, please ring the facilitator as well.</p>
      <ServiceForm intent="leave" action="/cover">
        <input type="hidden" name="session" value={sessionId} />
        <ConfirmButtons cancel="/cover">Take me out of the team</ConfirmButtons>
      </ServiceForm>
    </Page>
  )
}
