import { Button } from '#app/ui/govuk/index.ts'

type ChangesProps = { session: { id: string; past: boolean; awaitsDate: boolean } }

/** How the session is moved or called off. Once it has begun all that is left is to say that it did not take place. */
export function Changes({ session: { id, past, awaitsDate } }: ChangesProps) {
  if (past && !awaitsDate)
    return (
      <p className="govuk-body">
        <a className="govuk-link" href={`/sessions/${id}/cancel`}>
          This session did not take place
        </a>
      </p>
    )
  return (
    <div className="govuk-button-group">
      <Button href={`/sessions/${id}/change`} classes="govuk-button--secondary">
        {awaitsDate ? 'Give it a new date' : 'Change this session'}
      </Button>
      <a className="govuk-link" href={`/sessions/${id}/cancel`}>
        {awaitsDate ? 'Cancel this session' : 'Cancel or postpone this session'}
      </a>
    </div>
  )
}
