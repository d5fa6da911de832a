import { COVER_STATES, type CoverState } from '#app/domain/team/status.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type Request = { id: string; name: string; state: CoverState; asked: string; answered: string | null }

/** Who was asked, and how far each is. */
export function Requests({ requests, open }: { requests: Request[]; open: boolean }) {
  if (requests.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Who was asked</h2>
      <SummaryList
        rows={requests.map(({ name, state, asked, answered }) => ({
          key: name,
          value: (
            <>
              <Tag classes={`govuk-tag--${COVER_STATES[state].colour}`}>{COVER_STATES[state].label}</Tag>{' '}
              {answered ?? `Asked ${asked}`}
            </>
          ),
        }))}
      />
      {open && requests.some(({ state }) => state === 'asked') ? (
        <ServiceForm intent="end" submit="Stop asking" submitClasses="govuk-button--secondary">
          <p className="govuk-body">If cover is not needed any more, stop asking. You can ask again.</p>
        </ServiceForm>
      ) : null}
    </>
  )
}
