import type { PlaceState } from '#app/domain/participants/status.ts'

type Next = { sessionId: string; when: string; register: string | null } | null

/** The next session of their forum and what they said to it, for somebody who has a place. */
export function NextSession({ next, state }: { next: Next; state: PlaceState }) {
  if (state !== 'active' && state !== 'stepped_back') return null
  return (
    <>
      <h2 className="govuk-heading-m">Next session</h2>
      {next ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/sessions/${next.sessionId}`}>
            {next.when}
          </a>
          . {next.register ? `On the register: ${next.register.toLowerCase()}.` : 'No answer from them yet.'}
        </p>
      ) : (
        <p className="govuk-body">No session of this forum is planned.</p>
      )}
    </>
  )
}
